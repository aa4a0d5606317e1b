// What this process knows of the outside systems it calls. In: every attempt of every call, and how each adapter's circuits
// and lanes are read. Out: one report per system, of the last minute.
import type { AdapterHost, SystemCall, SystemTraffic } from '@distribution/model/erp/adapter-definition';
import type { SystemReport } from '@distribution/model/operations/system-state';
import { systemCodeSchema } from '@distribution/model/origin';
import { instantOf } from '@distribution/model/time/instant';

/** For how long a call counts in the statistics. */
const WINDOW_MS = 60_000;

/** So many calls of a system are looked at in most; beyond that the oldest leave early. */
const CALLS_KEPT = 5_000;

interface Kept {
  readonly at: number;
  readonly call: SystemCall;
}

/** The sample at or above which `part` of the others lie: nearest rank. */
const rank = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;

/** Counts what all adapters of one process do. */
export interface SystemMonitor extends Required<Pick<AdapterHost, 'observe' | 'onOpened'>> {
  reports(): readonly SystemReport[];
}

/** Builds it; `process` names this process in its reports. `now` gives milliseconds since the Unix epoch. */
export const createSystemMonitor = (process: string, now: () => number): SystemMonitor => {
  const systems = new Map<string, { readonly states: () => SystemTraffic; readonly calls: Kept[] }>();

  const recent = (calls: Kept[]): readonly SystemCall[] => {
    const oldest = now() - WINDOW_MS;
    const first = calls.findIndex(({ at }) => at > oldest);
    calls.splice(0, first < 0 ? calls.length : first);
    return calls.map(({ call }) => call);
  };

  const statisticsOf = (endpoint: string, calls: readonly SystemCall[]): SystemReport['statistics'][number] => {
    const sent = calls.filter((call) => call.sent);
    const times = sent.map(({ durationMs }) => durationMs).toSorted((left, right) => left - right);
    const codes = new Map<string, number>();
    for (const { errorCode } of calls) if (errorCode !== null) codes.set(errorCode, (codes.get(errorCode) ?? 0) + 1);
    const errors = [...codes].map(([code, count]) => ({ code, count }));
    const windowSeconds = WINDOW_MS / 1_000;
    const [p50Ms, p95Ms] = [rank(times, 0.5), rank(times, 0.95)];
    return { process, endpoint, windowSeconds, calls: sent.length, errors, p50Ms, p95Ms };
  };

  return {
    onOpened: ({ system, states }) => void systems.set(system, { states, calls: [] }),
    observe(call) {
      const calls = systems.get(call.system)?.calls;
      if (calls === undefined) return;
      calls.push({ at: now(), call });
      if (calls.length > CALLS_KEPT) calls.splice(0, calls.length - CALLS_KEPT);
    },
    reports: () =>
      [...systems].map(([system, { states, calls: kept }]) => {
        const calls = recent(kept);
        const { circuits, lanes } = states();
        const endpoints = [...new Set(calls.map(({ endpoint }) => endpoint))].toSorted();
        return {
          system: systemCodeSchema.parse(system),
          circuits: circuits.map(({ endpoint, state, since, probeAt }) => ({
            process,
            endpoint,
            state,
            since: instantOf(since),
            nextProbeAt: probeAt === null ? null : instantOf(probeAt),
          })),
          lanes: lanes.map(({ lane, slots, running, waiting }) => {
            const refused = calls.filter((call) => call.lane === lane && !call.sent).length;
            return { process, lane, slots, running, queued: waiting, refused };
          }),
          statistics: endpoints.map((endpoint) =>
            statisticsOf(
              endpoint,
              calls.filter((call) => call.endpoint === endpoint),
            ),
          ),
        };
      }),
  };
};
