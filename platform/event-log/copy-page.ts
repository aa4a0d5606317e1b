import type { CopiedEntry } from './copied-event.ts';

/** What the copy knows of the events behind a position. */
export type CopyPage =
  /** Entries that follow the position without a hole, at least one. */
  | { readonly kind: 'FOLLOWING'; readonly entries: readonly CopiedEntry[] }
  /** The copy has the position and nothing behind it. */
  | { readonly kind: 'AT_END' }
  /** It has not even the position: trimmed, emptied, never there, or the position is ahead of it. */
  | { readonly kind: 'UNKNOWN' };

/**
 * Judges entries read from `after` on, itself included. Positions are contiguous in the log, so a copy that has `after`
 * or what comes right behind it has everything from there to its first gap; what lies beyond a gap is for another read.
 */
export const judgeEntries = (after: number, found: readonly CopiedEntry[]): CopyPage => {
  const knowsAfter = found[0]?.position === after;
  const behind = knowsAfter ? found.slice(1) : found;
  const gap = behind.findIndex(({ position }, at) => position !== after + 1 + at);
  const entries = gap === -1 ? behind : behind.slice(0, gap);
  if (entries.length > 0) return { kind: 'FOLLOWING', entries };
  return knowsAfter && behind.length === 0 ? { kind: 'AT_END' } : { kind: 'UNKNOWN' };
};
