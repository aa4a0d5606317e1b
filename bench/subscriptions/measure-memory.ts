import { setTimeout as pause } from 'node:timers/promises';
import { emit, openSubscribers } from './measure-stream.ts';
import type { StreamGateway, StreamStand } from './stream-stand.ts';

/** Bytes of our gateway's whole process for one subscriber: its connection, socket and HTTP parser are in it. */
export interface MemoryFigures {
  readonly idleSubscribers: number;
  readonly livingPerIdle: number;
  readonly residentPerIdle: number;
  readonly stalledSubscribers: number;
  /** Subscribers that the gateway holds back by then: without all of them the figures below mean nothing. */
  readonly heldSubscribers: number;
  /** For one that reads nothing any more, less what the same events add to the log while somebody reads. */
  readonly livingPerStalled: number;
  readonly residentPerStalled: number;
  /** Whether the stalled ones received every event once they read again. */
  readonly stalledGotAll: boolean;
}

/** So many that what a process has at one time or another by chance is little for each. */
const STALLED = 200;
/** More for each than the kernel takes for one connection, so that the gateway has to do something with the rest. */
const STALLED_EVENTS = 3_000;
const NOTE_BYTES = 4_000;
/** More than the gateway keeps of a topic: from then on it keeps as much whatever comes. */
const WARM_EVENTS = 5_000;
const SETTLE_MS = 3_000;
const LIMIT_MS = 180_000;
const HELD_WITHIN_MS = 60_000;

interface Memory {
  readonly living: number;
  readonly resident: number;
  readonly held: number;
}

const readMemory = async ({ memoryUrl }: StreamGateway): Promise<Memory> => {
  const response = await fetch(memoryUrl ?? '');
  return (await response.json()) as Memory; // started/gateway.ts answers it
};

/** Subscribers who do nothing; asks what lives after garbage was collected. */
const measureIdle = async (stand: StreamStand, gateway: StreamGateway, idle: number) => {
  await openSubscribers(stand, gateway, 'plain', 1);
  const empty = await readMemory(gateway);
  await openSubscribers(stand, gateway, 'plain', idle);
  const full = await readMemory(gateway);
  await stand.subscribers.tell({ kind: 'CLOSE' });
  await pause(SETTLE_MS);
  return {
    idleSubscribers: idle,
    livingPerIdle: (full.living - empty.living) / idle,
    residentPerIdle: (full.resident - empty.resident) / idle,
  };
};

const emitAndAwait = async ({ subscribers }: StreamStand, gateway: StreamGateway, events: number): Promise<void> => {
  await subscribers.tell({ kind: 'RESET' });
  await emit(gateway, events, { noteBytes: NOTE_BYTES });
  await subscribers.tell({ kind: 'AWAIT', each: events, withinMs: LIMIT_MS });
};

/** Waits until all that read nothing are held back, and what the gateway began for them has ended. */
const untilHeld = async (gateway: StreamGateway): Promise<void> => {
  const endsAt = performance.now() + HELD_WITHIN_MS;
  while ((await readMemory(gateway)).held < STALLED && performance.now() < endsAt) await pause(SETTLE_MS);
  await pause(SETTLE_MS);
};

/** Subscribers who stop reading while events go on, against one who reads: what is left after garbage was collected. */
const measureStalled = async (stand: StreamStand, gateway: StreamGateway) => {
  const { subscribers } = stand;
  await openSubscribers(stand, gateway, 'noted', 1);
  await emitAndAwait(stand, gateway, WARM_EVENTS);
  const before = await readMemory(gateway);
  await emitAndAwait(stand, gateway, STALLED_EVENTS);
  const read = await readMemory(gateway);
  await subscribers.tell({ kind: 'CLOSE' });

  await openSubscribers(stand, gateway, 'noted', STALLED);
  await subscribers.tell({ kind: 'PAUSE' });
  await emit(gateway, STALLED_EVENTS, { noteBytes: NOTE_BYTES });
  await untilHeld(gateway);
  const stalled = await readMemory(gateway);
  await subscribers.tell({ kind: 'RESUME' });
  const stalledGotAll = await subscribers.tell({ kind: 'AWAIT', each: STALLED_EVENTS, withinMs: LIMIT_MS }).then(
    () => true,
    () => false,
  );
  await subscribers.tell({ kind: 'CLOSE' });
  // The log lives in this process: what these events add to it, they added when they were read, too.
  const more = (of: 'living' | 'resident'): number => stalled[of] - read[of] - (read[of] - before[of]);
  return {
    stalledSubscribers: STALLED,
    heldSubscribers: stalled.held,
    livingPerStalled: more('living') / STALLED,
    residentPerStalled: more('resident') / STALLED,
    stalledGotAll,
  };
};

/** Connects subscribers who do nothing, then ones who read nothing. */
export const measureMemory = async (
  stand: StreamStand,
  gateway: StreamGateway,
  idle: number,
): Promise<MemoryFigures> => ({
  ...(await measureIdle(stand, gateway, idle)),
  ...(await measureStalled(stand, gateway)),
});
