import type { SystemCode } from '../origin.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';
import type { ParkedRecord } from './ports.ts';
import type { FlowName } from './sync-flow.ts';

/** What a code of an outside system can name. Units are meant by UN/ECE Rec 20, currencies by ISO 4217; the others by our masters. */
export const CODE_KINDS = ['PRODUCT', 'LOCATION', 'SUPPLIER', 'CUSTOMER', 'UNIT', 'CURRENCY'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** A code as one system uses it. */
export interface SystemCodeName {
  readonly system: SystemCode;
  readonly kind: CodeKind;
  readonly code: string;
}

/** An entry of the steward's queue: a code that nobody knows, and what is held until somebody says what it means. */
export interface UnmappedCode extends SystemCodeName {
  readonly id: string;
  /** Records held for it; one that waits for several codes is counted under each. */
  readonly held: number;
  readonly flows: readonly FlowName[];
  /** When the first of them was held. */
  readonly since: Instant;
  /** The first few, in the order in which they came. */
  readonly examples: readonly ParkedRecord[];
}

/** What a steward decided of a code: what it means here, or (`target` null) that it means nothing. */
export interface CodeMapping extends SystemCodeName {
  readonly id: string;
  readonly target: string | null;
  readonly decidedBy: string;
  readonly reason: string;
  readonly decidedAt: Instant;
}

/** Who decides, and why. */
export interface Steward {
  readonly actor: string;
  readonly reason: string;
  readonly correlationId: string;
}

/** Which codes are listed; `null` does not restrict. */
export interface CodeFilter {
  readonly system: SystemCode | null;
  readonly kinds: readonly CodeKind[] | null;
}

/** What came of a decision: it, and how many records were held for the code when it was made. */
export interface CodeDecision {
  readonly mapping: CodeMapping;
  readonly held: number;
}

/**
 * Where codes get their meaning. A record with a code that nobody knows is held, never guessed; the meaning is said once,
 * kept, audited and applied to every later record of the same system. What was held comes back by itself: at the next
 * round of its flow, once, and by the way of all news.
 */
export interface Stewardship {
  /** Codes that records wait for and nobody has decided about, those that wait longest first. */
  listUnmapped(filter: CodeFilter, page: PageRequest): Promise<Page<UnmappedCode>>;
  /** Decisions, newest first. */
  listMappings(filter: CodeFilter, page: PageRequest): Promise<Page<CodeMapping>>;
  /** Every meaning there is, for those who translate. */
  readMeanings(): Promise<readonly (SystemCodeName & { readonly target: string })[]>;
  /**
   * Says what the code means, or (`target` null) that it means nothing: what is held for it is then given up, and so is
   * what names it later; both stay readable until history is forgotten. The same key with the same request answers as it did;
   * with another, IDEMPOTENCY_CONFLICT. Throws INVALID_ARGUMENT when there is nothing of the kind under `target`.
   */
  decide(name: SystemCodeName, target: string | null, idempotencyKey: string, by: Steward): Promise<CodeDecision>;
}
