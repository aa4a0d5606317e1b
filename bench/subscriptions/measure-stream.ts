import { setTimeout as pause } from 'node:timers/promises';
import { machineCpuSeconds } from '../machine-cpu.ts';
import { cpuSecondsOf } from '../process-cpu.ts';
import { residentBytesOf } from '../process-memory.ts';
import type { CaseId } from './stream-cases.ts';
import type { StreamGateway, StreamStand } from './stream-stand.ts';

/** One burst, or a paced stretch, to all subscribers. */
export interface StreamSlice {
  readonly deliveries: number;
  readonly events: number;
  /** From the first append to the last delivery. */
  readonly seconds: number;
  /** Of the gateway's process alone: user and system. */
  readonly cpuSeconds: number;
  /** Append to client, of the subscribers that sample. */
  readonly latenciesMs: readonly number[];
  /** Cores that everybody else on the machine used meanwhile, the bench's own processes among them. */
  readonly cpuElsewhere: number;
  readonly residentBytes: number;
}

const LIMIT_MS = 60_000;
const PROBE_LIMIT_MS = 5_000;
const PROBES = 12;

const cpuOf = (pid: number): number => cpuSecondsOf(pid) ?? Number.NaN;

/** Appends events: all at once, or one `everyMs`. */
export const emit = async (
  { emitUrl }: StreamGateway,
  count: number,
  { noteBytes = 0, everyMs = 0 } = {},
): Promise<void> => {
  const response = await fetch(`${emitUrl}?count=${count}&note=${noteBytes}&every=${everyMs}`, {
    method: 'POST',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  await response.text();
};

/** Connects the subscribers and waits until each has had an event; throws when one had a wrong one. */
export const openSubscribers = async (
  { subscribers }: StreamStand,
  gateway: StreamGateway,
  caseId: CaseId,
  count: number,
): Promise<void> => {
  await subscribers.tell({ kind: 'OPEN', port: gateway.port, count, caseId });
  for (let probe = 1; ; probe += 1) {
    await pause(100);
    await emit(gateway, 1);
    try {
      const { right } = await subscribers.tell({ kind: 'AWAIT', each: 1, withinMs: PROBE_LIMIT_MS });
      if (!right) throw new Error(`${gateway.id} delivers wrong payloads, so it is not timed`);
      break;
    } catch (error) {
      // Operations that began after the event have nothing yet: the next event is theirs, too.
      if (probe === PROBES || !String(error).includes('came within')) throw error;
    }
  }
  await pause(200);
  await subscribers.tell({ kind: 'RESET' });
};

/** Runs `feed`, which appends `events`, until every subscriber has them. */
const measure = async (
  { subscribers }: StreamStand,
  gateway: StreamGateway,
  events: number,
  feed: () => Promise<void>,
): Promise<StreamSlice> => {
  const read = () => ({ gateway: cpuOf(gateway.pid), machine: machineCpuSeconds(), at: performance.now() });
  await subscribers.tell({ kind: 'RESET' });
  const before = read();
  const [{ received, latenciesMs }] = await Promise.all([
    subscribers.tell({ kind: 'AWAIT', each: events, withinMs: LIMIT_MS }),
    feed(),
  ]);
  const after = read();
  const seconds = (after.at - before.at) / 1_000;
  const cpuSeconds = after.gateway - before.gateway;
  return {
    deliveries: received,
    events,
    seconds,
    cpuSeconds,
    latenciesMs,
    cpuElsewhere: Math.max(0, after.machine - before.machine - cpuSeconds) / seconds,
    residentBytes: residentBytesOf(gateway.pid) ?? Number.NaN,
  };
};

/** All events at once. */
export const measureBurst = (stand: StreamStand, gateway: StreamGateway, events: number): Promise<StreamSlice> =>
  measure(stand, gateway, events, () => emit(gateway, events));

/** One event after another, `everyMs`. */
export const measurePaced = (
  stand: StreamStand,
  gateway: StreamGateway,
  events: number,
  everyMs: number,
): Promise<StreamSlice> => measure(stand, gateway, events, () => emit(gateway, events, { everyMs }));
