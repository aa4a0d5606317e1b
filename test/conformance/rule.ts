import type { Need } from './capability.ts';
import type { Stand } from './stand.ts';

/** One thing that every adapter owes to the house. A value, so that a test, the command and the mutants run one list. */
export interface Rule {
  /** Stable: `group.name`. */
  readonly id: string;
  /** What is owed, as a sentence that begins after "the adapter". */
  readonly title: string;
  /** Lacking one of these waives the rule. */
  readonly needs: readonly Need[];
  /** What to do when it is broken. */
  readonly advice: string;
  /** Resolves when the rule is kept, with a remark for the reader where there is one; throws a {@link Violation} when broken. */
  readonly check: (stand: Stand) => Promise<string | void>;
}

/** A broken rule; the message is what was seen. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Throws a {@link Violation} that tells what was seen, unless the condition holds. */
export function ensure(condition: boolean, seen: () => string): asserts condition {
  if (!condition) throw new Violation(seen());
}
