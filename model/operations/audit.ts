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

/** Where the chain ended once, as somebody kept it out of reach of whoever can write to the database. */
export interface AuditWitness {
  readonly position: number;
  readonly hash: string;
}

/** Reads of the trail. */
export interface AuditReader {
  /** Newest first; of one target or of all. */
  list(target: string | null, limit: number): Promise<readonly AuditEntry[]>;
  /**
   * Reads the chain from its beginning and computes every hash again; `brokenAt` also where it no longer has, at the
   * position of the witness, the hash it had then: it was written anew, or cut off, before.
   */
  verify(witness?: AuditWitness | null): Promise<AuditVerdict>;
  /** Where the chain ends, for whoever keeps a witness. */
  head(): Promise<AuditWitness>;
}

/** Rows that are only ever added. */
export interface AuditTrail extends AuditReader {
  record(entry: Omit<AuditEntry, 'at'>): Promise<void>;
}
