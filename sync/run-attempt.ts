import type { ChangePage } from '@distribution/model/erp/change';
import type { SyncRun } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import type { BatchOutcome, SyncStore } from '@distribution/model/operations/sync-store';
import { describeFailure } from './failure.ts';
import type { FlowObserver, FlowSettings, SyncLogger, SyncTiming } from './sync-options.ts';

/** One attempt of a flow, and what it works with. `signal` aborts when the lease is lost or sync stops. */
export interface Attempt {
  readonly flow: FlowSettings;
  readonly trigger: SyncRun['trigger'];
  readonly correlationId: string;
  readonly signal: AbortSignal;
  readonly store: SyncStore;
  readonly timing: SyncTiming;
  readonly clock: { now(): number };
  readonly logger: SyncLogger;
  readonly observer: FlowObserver | null;
  /** The system that is read, where it is not the flow's own. */
  readonly contributor?: SystemCode | null;
  readonly onPage: ((page: ChangePage) => void) | null;
}

/** The run record around a piece of work. */
export interface Run {
  readonly runId: string;
  /** Adds to what this run tells of itself. */
  readonly counted: (read: number, outcome: BatchOutcome) => void;
}

/**
 * Keeps one run record around a piece of work: opened before, finished after with what was read or with the error's
 * code, which is then thrown on. A run that was stopped on purpose stays open and becomes ABANDONED at the next start,
 * just as after a crash.
 */
export const runAttempt = async (attempt: Attempt, work: (run: Run) => Promise<void>): Promise<void> => {
  const { store, flow, trigger, correlationId, clock, logger } = attempt;
  const startedAt = clock.now();
  const totals = { read: 0, applied: 0, unchanged: 0, parked: 0, echoes: 0 };
  const counted = (read: number, outcome: BatchOutcome): void => {
    totals.read += read;
    totals.applied += outcome.applied;
    totals.unchanged += outcome.unchanged;
    totals.parked += outcome.parked;
    totals.echoes += outcome.echoes ?? 0;
  };
  const tell = (errorCode: string | null): void => {
    const durationMs = clock.now() - startedAt;
    attempt.observer?.attemptFinished({ flow: flow.name, trigger, errorCode, durationMs, ...totals });
    const fields = { flow: flow.name, trigger, correlationId, durationMs, ...totals };
    if (errorCode !== null) logger.warn({ ...fields, errorCode }, 'flow failed');
    else if (trigger === 'SEED') logger.info(fields, 'flow read');
    else logger.debug(fields, 'flow read'); // every few seconds: its run record tells the same
  };
  const runId = await store.startRun(flow.name, trigger, correlationId, attempt.contributor);
  try {
    await work({ runId, counted });
    await store.finishRun(runId, { read: totals.read, error: null });
    tell(null);
  } catch (error) {
    if (attempt.signal.aborted) throw error;
    const { code, message } = describeFailure(error);
    tell(code);
    await store.finishRun(runId, { read: totals.read, error: { code, message } });
    throw error;
  }
};
