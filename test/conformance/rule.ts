import type { DocumentNeed, Need } from './capability.ts';
import type { Stand } from './stand.ts';

/** One thing that an adapter owes to the house, as it is told to people. */
export interface RuleText {
  /** Stable: `group.name`. */
  readonly id: string;
  /** What is owed, as a sentence that begins after "the adapter". */
  readonly title: string;
  /** Lacking one of these waives the rule. */
  readonly needs: readonly (Need | DocumentNeed)[];
  /** What to do when it is broken. */
  readonly advice: string;
}

/**
 * A rule with its check. A value, so that a test, the command and the mutants run one list. `S` is what it is checked on.
 */
export interface Rule<S = Stand, N extends Need | DocumentNeed = Need> extends RuleText {
  readonly needs: readonly N[];
  /** Resolves when the rule is kept, with a remark for the reader where there is one; throws a {@link Violation} when broken. */
  readonly check: (stand: S) => Promise<string | void>;
}

/** A broken rule; the message is what was seen. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Throws a {@link Violation} that tells what was seen, unless the condition holds. */
export function ensure(condition: boolean, seen: () => string): asserts condition {
  if (!condition) throw new Violation(seen());
}
