import { describe, expect, it } from 'vitest';
import { type Subject, checksFor } from './suite.ts';

/** The conformance kit as a suite: one test per rule; what is waived is skipped with its reason. `limitMs` is one rule's. */
export const describeConformance = (subject: Subject, name = subject.definition.name, limitMs?: number): void => {
  describe(`${name} conforms`, () => {
    for (const { rule, run } of checksFor(subject)) {
      it(`${rule.id}: it ${rule.title}`, async ({ skip }) => {
        const { outcome, remark } = await run(limitMs);
        if (outcome === 'WAIVED') skip(remark ?? '');
        expect(outcome === 'FAILED' ? `${remark ?? ''}\n${rule.advice}` : 'kept').toBe('kept');
      });
    }
  });
};
