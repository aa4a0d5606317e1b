import type { Instant } from '../time/instant.ts';

/** Who did what to what. `detail` is plain JSON, without secrets. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly correlationId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** What the chain says of itself: whole up to `position`, or broken at the first entry that does not fit. */
export interface AuditVerdict {
  readonly position: number;
  /** The hash of the entry at `position`: kept elsewhere it proves later that nothing before it was altered. */
  readonly hash: string;
  readonly brokenAt: number | null;
}

/** Reads of the trail. */
export interface AuditReader {
  /** Newest first; of one target or of all. */
  list(target: string | null, limit: number): Promise<readonly AuditEntry[]>;
  /** Reads the chain from its beginning and computes every hash again. */
  verify(): Promise<AuditVerdict>;
}

/** Rows that are only ever added. */
export interface AuditTrail extends AuditReader {
  record(entry: Omit<AuditEntry, 'at'>): Promise<void>;
}
