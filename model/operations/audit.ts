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

/** An entry as it stands in the chain: with it, and the hash before, anybody can compute the chain again. */
export interface AuditRecord extends AuditEntry {
  readonly id: string;
  /** From 1, without gaps. */
  readonly position: number;
  readonly hash: string;
}

/** Keeps what was done to one target, or (`null`) everything, from being forgotten until it is released. */
export interface LegalHold {
  readonly id: string;
  readonly target: string | null;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Instant;
  readonly releasedAt: Instant | null;
}

/** Who does something about a hold, and why. */
export interface HoldBy {
  readonly actor: string;
  readonly reason: string;
  readonly correlationId: string;
}

/** Where a chain begins whose oldest entries have been forgotten. */
export interface AuditBeginning {
  /** Of the last forgotten entry, as is `hash`: the first that is there is computed from it. */
  readonly position: number;
  readonly hash: string;
  readonly forgottenAt: Instant;
}

/** What the chain says of itself: whole up to `position`, or broken at the first entry that does not fit. */
export interface AuditVerdict {
  readonly position: number;
  /** The hash of the entry at `position`: kept elsewhere it proves later that nothing before it was altered. */
  readonly hash: string;
  readonly brokenAt: number | null;
  /** `null` while nothing has been forgotten. */
  readonly begins: AuditBeginning | null;
}

/** Holds on the trail. Placing and releasing one are entries of the trail themselves. */
export interface LegalHolds {
  /** Newest first, released ones too. */
  listHolds(): Promise<readonly LegalHold[]>;
  placeHold(target: string | null, by: HoldBy): Promise<LegalHold>;
  /** Throws `NOT_FOUND` when no such hold stands. */
  releaseHold(id: string, by: HoldBy): Promise<LegalHold>;
  /** Whether a hold on everything stands. */
  isAllHeld(): Promise<boolean>;
}

/** Where the chain ended once, as somebody kept it out of reach of whoever can write to the database. */
export interface AuditWitness {
  readonly position: number;
  readonly hash: string;
}

/** Reads of the trail. */
export interface AuditReader {
  /** Newest first; of one target or of all. */
  list(target: string | null, limit: number): Promise<readonly AuditRecord[]>;
  /** In the order of the chain, from the first entry after a position on. */
  export(after: number, limit: number): Promise<readonly AuditRecord[]>;
  /**
   * Reads the chain from its beginning and computes every hash again; `brokenAt` also where it no longer has, at the
   * position of the witness, the hash it had then: it was written anew, or cut off, before. A witness of what has been
   * forgotten since says nothing.
   */
  verify(witness?: AuditWitness | null): Promise<AuditVerdict>;
  /** Where the chain ends, for whoever keeps a witness. */
  head(): Promise<AuditWitness>;
}

/** Rows that are only ever added. */
export interface AuditTrail extends AuditReader, LegalHolds {
  record(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /**
   * Forgets the entries before the instant, oldest first, up to the first that is held; the chain stays verifiable from
   * there. That it was done is an entry itself. Answers how many are gone.
   */
  forget(before: string): Promise<number>;
}
