import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@distribution/platform/errors/app-error';
import { ADAPTER_CAPABILITIES, type Need, WORLD_ABILITIES } from './capability.ts';
import type { ConformanceSubject, ConformanceWorld } from './conformance-subject.ts';
import { type Rule, type RuleText, Violation } from './rule.ts';
import { openStand } from './stand.ts';

/** How one rule went. `remark` is the reason of a waiver, what was seen of a failure, or a word beside a pass. */
export interface Verdict {
  readonly rule: RuleText;
  readonly outcome: 'PASSED' | 'WAIVED' | 'FAILED';
  readonly remark: string | null;
}

/** Longest one rule may take, in milliseconds. */
export const RULE_LIMIT_MS = 30_000;

const METHOD_OF_ABILITY = {
  CHANGED_RECORDS: 'change',
  REMOVED_RECORDS: 'remove',
  SPOILED_RECORDS: 'spoil',
  SKEWED_CLOCK: 'skewClock',
  KNOWN_RECORDS: 'known',
  PUSHED_MESSAGES: 'pushTo',
  COUNTED_ORDERS: 'orders',
} as const satisfies Record<keyof typeof WORLD_ABILITIES, keyof ConformanceWorld>;

/** Why a rule does not apply, or `null`. */
const waiverOf = (need: Need, subject: ConformanceSubject, world: ConformanceWorld): string | null => {
  if (need in ADAPTER_CAPABILITIES) {
    // `in` does not narrow a union of strings.
    const reason = subject.lacks[need as keyof typeof ADAPTER_CAPABILITIES];
    return reason === undefined ? null : `the adapter lacks ${need}: ${reason}`;
  }
  const ability = need as keyof typeof WORLD_ABILITIES; // the other half of the union
  return world[METHOD_OF_ABILITY[ability]] === undefined
    ? `this world lacks ${ability} (${WORLD_ABILITIES[ability]})`
    : null;
};

const describeThrown = (error: unknown): string => {
  if (error instanceof Violation) return error.message;
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
};

/** Checks a rule on what it is checked on, which is closed then. Anything thrown is a failure of the rule. */
export const judge = async <S extends { close(): Promise<void> }>(
  rule: RuleText & { readonly check: (stand: S) => Promise<string | void> },
  stand: S,
  limitMs: number,
): Promise<Verdict> => {
  const over = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: over.signal }).then(() => {
    throw new Violation(`it was not done after ${limitMs / 1000} s`);
  });
  try {
    const remark = await Promise.race([rule.check(stand), limit]);
    return { rule, outcome: 'PASSED', remark: remark ?? null };
  } catch (error) {
    return { rule, outcome: 'FAILED', remark: describeThrown(error) };
  } finally {
    limit.catch(() => undefined);
    over.abort();
    await stand.close();
  }
};

/** Checks one rule on a world of its own. The world that will not open is no failure of the rule: it is thrown. */
export const checkRule = async (
  rule: Rule,
  subject: ConformanceSubject,
  openWorld: () => Promise<ConformanceWorld> = subject.openWorld,
  limitMs = RULE_LIMIT_MS,
): Promise<Verdict> => {
  const world = await openWorld();
  const waiver = rule.needs.map((need) => waiverOf(need, subject, world)).find((reason) => reason !== null);
  if (waiver !== undefined) {
    await world.close();
    return { rule, outcome: 'WAIVED', remark: waiver };
  }
  return judge(rule, await openStand(subject, world), limitMs);
};
