import { setTimeout as pause } from 'node:timers/promises';
import { emit, openSubscribers } from './measure-stream.ts';
import type { StreamGateway, StreamStand } from './stream-stand.ts';

/** Bytes of our gateway's process for one subscriber; connection, TLS-free socket and HTTP parser included. */
export interface MemoryFigures {
  readonly idleSubscribers: number;
  readonly livingPerIdle: number;
  readonly residentPerIdle: number;
  readonly stalledSubscribers: number;
  /** All of them together; what the gateway keeps of a topic's latest events moves by tens of MB as well, and is in it. */
  readonly livingOfStalled: number;
  /** Whether the stalled ones received every event once they read again. */
  readonly stalledGotAll: boolean;
}

const STALLED = 50;
/** More than the kernel buffers for one connection, so that the rest is the gateway's. */
const STALLED_EVENTS = 4_000;
const NOTE_BYTES = 4_000;
const SETTLE_MS = 3_000;
const LIMIT_MS = 120_000;

const readMemory = async ({ memoryUrl }: StreamGateway): Promise<{ living: number; resident: number }> => {
  const response = await fetch(memoryUrl ?? '');
  return (await response.json()) as { living: number; resident: number }; // started/gateway.ts answers it
};

/** Connects subscribers who do nothing, then ones who read nothing, and asks what lives after garbage was collected. */
export const measureMemory = async (
  stand: StreamStand,
  gateway: StreamGateway,
  idle: number,
): Promise<MemoryFigures> => {
  const { subscribers } = stand;
  await openSubscribers(stand, gateway, 'plain', 1);
  const empty = await readMemory(gateway);
  await openSubscribers(stand, gateway, 'plain', idle);
  const full = await readMemory(gateway);
  await subscribers.tell({ kind: 'CLOSE' });
  await pause(SETTLE_MS);

  await openSubscribers(stand, gateway, 'noted', STALLED);
  await emit(gateway, STALLED_EVENTS, { noteBytes: NOTE_BYTES });
  await subscribers.tell({ kind: 'AWAIT', each: STALLED_EVENTS, withinMs: LIMIT_MS });
  const reading = await readMemory(gateway);
  await subscribers.tell({ kind: 'RESET' });
  await subscribers.tell({ kind: 'PAUSE' });
  await emit(gateway, STALLED_EVENTS, { noteBytes: NOTE_BYTES });
  await pause(SETTLE_MS);
  const stalled = await readMemory(gateway);
  await subscribers.tell({ kind: 'RESUME' });
  const stalledGotAll = await subscribers.tell({ kind: 'AWAIT', each: STALLED_EVENTS, withinMs: LIMIT_MS }).then(
    () => true,
    () => false,
  );
  await subscribers.tell({ kind: 'CLOSE' });
  // The log itself lives in this process: what its new events take is no subscriber's.
  const logBytes = STALLED_EVENTS * (NOTE_BYTES + 600);
  return {
    idleSubscribers: idle,
    livingPerIdle: (full.living - empty.living) / idle,
    residentPerIdle: (full.resident - empty.resident) / idle,
    stalledSubscribers: STALLED,
    livingOfStalled: stalled.living - reading.living - logBytes,
    stalledGotAll,
  };
};
