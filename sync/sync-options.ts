import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { OperationsReader } from '@distribution/model/operations/ports';
import type { FlowReplacement } from '@distribution/model/operations/flow-replacement';
import type { FreshnessTarget } from '@distribution/model/operations/freshness-target';
import type { FlowOwnership } from '@distribution/model/operations/ownership';
import type { FlowName, SyncFlow, SyncRun } from '@distribution/model/operations/sync-flow';
import type { SyncStore } from '@distribution/model/operations/sync-store';

/** How one flow is kept: which system it comes from, how it is triggered and how fresh it must be. */
export interface FlowSettings extends Pick<SyncFlow, 'name' | 'mode' | 'system' | 'freshnessTargetSeconds'> {
  /** Milliseconds between the end of one poll and the start of the next; a webhook brings the next one forward. */
  readonly pollIntervalMs: number;
  /** Whose word about its records is taken; its system's alone when left out. */
  readonly ownership?: FlowOwnership;
  /** Which system takes the place of which; none when left out. `system` is the one in force. */
  readonly replacement?: FlowReplacement | null;
  /** Targets of regions and sites; none when left out. */
  readonly freshnessTargets?: readonly FreshnessTarget[];
}

/** The part of a logger that sync writes to. */
export interface SyncLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What became of one attempt of a flow. */
export interface FlowAttempt {
  readonly flow: FlowName;
  readonly trigger: SyncRun['trigger'];
  readonly errorCode: string | null;
  readonly read: number;
  readonly applied: number;
  readonly parked: number;
  /** Copies of what is here already, told by systems that do not own it. */
  readonly echoes: number;
  readonly durationMs: number;
}

/** Told after every attempt of a flow, for metrics. */
export interface FlowObserver {
  attemptFinished(attempt: FlowAttempt): void;
}

/** How far the first load of a flow is. `remaining` is the source's own word, `null` where it gives none. */
export interface SeedProgress {
  readonly flow: FlowName;
  readonly read: number;
  readonly remaining: number | null;
  readonly complete: boolean;
}

/** Everything sync is handed; it opens nothing and closes nothing of it. */
export interface SyncOptions {
  readonly adapters: readonly SystemAdapter[];
  readonly store: SyncStore;
  readonly operations: Pick<OperationsReader, 'listFlows'>;
  /** Has the adapters know what stewards have said of codes by now. */
  readonly refreshCodes?: () => Promise<void>;
  readonly flows: readonly FlowSettings[];
  /** Milliseconds since the Unix epoch. */
  readonly clock: { now(): number };
  readonly logger: SyncLogger;
  readonly observer: FlowObserver | null;
  readonly onSeedProgress: ((progress: SeedProgress) => void) | null;
  readonly timing: SyncTiming;
}

/** Waits and limits, in milliseconds and counts. */
export interface SyncTiming {
  /** How long one read of a source may take. */
  readonly readDeadlineMs: number;
  /** First and longest wait after a failed attempt; the wait doubles in between, with full jitter. */
  readonly backOffFirstMs: number;
  readonly backOffLongestMs: number;
  /** How long to wait when another process holds the flow. */
  readonly leaseRetryMs: number;
  /** A delivery that failed this often is parked, so that the ones behind it go on. */
  readonly deliveryAttempts: number;
  /** How many pending deliveries or parked records are taken up at a time. */
  readonly chunk: number;
}

export const DEFAULT_TIMING: SyncTiming = {
  readDeadlineMs: 60_000,
  backOffFirstMs: 500,
  backOffLongestMs: 60_000,
  leaseRetryMs: 5_000,
  deliveryAttempts: 5,
  chunk: 200,
};
