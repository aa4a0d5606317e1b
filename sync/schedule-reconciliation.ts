import type { CommandDesk } from '@distribution/model/operations/command';
import type { ReconciliationStore } from '@distribution/model/operations/reconciliation';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { createDoorbell } from './doorbell.ts';
import { describeFailure } from './failure.ts';
import type { SyncLogger } from './sync-options.ts';

/** What the schedule works with. */
export interface ReconciliationSchedule {
  readonly flows: readonly { readonly name: FlowName; readonly hours: number }[];
  readonly commands: Pick<CommandDesk, 'submit'>;
  readonly runs: Pick<ReconciliationStore, 'listRuns'>;
  readonly clock: { now(): number };
  readonly logger: SyncLogger;
  /** Milliseconds between two looks at what is due. */
  readonly intervalMs?: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const LATEST = { limit: 1, after: null, before: null, backward: false };

/**
 * Asks for a comparison of each flow when its last one is long enough ago. Any number of processes may do so beside each
 * other: what is asked for is named after the comparison before it, and a command of one name is taken once. A flow that
 * was never compared waits from the start of the process.
 */
export const startReconciliationSchedule = (schedule: ReconciliationSchedule): { stop(): Promise<void> } => {
  const { flows, commands, runs, clock, logger, intervalMs = MINUTE_MS } = schedule;
  const startedAt = clock.now();
  const stopping = new AbortController();
  const bell = createDoorbell();
  const askIfDue = async (name: FlowName, hours: number): Promise<void> => {
    const [last] = (await runs.listRuns(name, LATEST)).rows;
    const since = last === undefined ? startedAt : Date.parse(last.row.startedAt);
    if (clock.now() - since < hours * HOUR_MS) return;
    const before = last?.row.id ?? `start-${Math.floor(startedAt / (hours * HOUR_MS))}`;
    await commands.submit({
      kind: 'RECONCILE',
      input: { flow: name },
      requestedBy: 'schedule',
      reason: `every ${hours} hours`,
      idempotencyKey: `reconcile ${name} after ${before}`,
      correlationId: `reconcile-${name}-${before}`,
    });
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const { name, hours } of flows) {
        if (hours === 0 || stopping.signal.aborted) continue;
        await askIfDue(name, hours).catch((error: unknown) =>
          logger.warn({ flow: name, errorCode: describeFailure(error).code, err: error }, 'comparison not asked for'),
        );
      }
      await bell.sleep(intervalMs, stopping.signal);
    }
  };
  const ended = live();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
};
