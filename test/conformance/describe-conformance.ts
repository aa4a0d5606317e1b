import { describe, expect, it } from 'vitest';
import type { ConformanceSubject } from './conformance-subject.ts';
import { SYSTEM_OF_RECORD_RULES } from './rules/systems-of-record.ts';
import { checkRule } from './run-rules.ts';

/** The conformance kit as a suite: one test per rule; what is waived is skipped with its reason. */
export const describeConformance = (subject: ConformanceSubject): void => {
  describe(`${subject.definition.name} conforms`, () => {
    for (const rule of SYSTEM_OF_RECORD_RULES) {
      it(`${rule.id}: it ${rule.title}`, async ({ skip }) => {
        const { outcome, remark } = await checkRule(rule, subject);
        if (outcome === 'WAIVED') skip(remark ?? '');
        expect(outcome === 'FAILED' ? `${remark ?? ''}\n${rule.advice}` : 'kept').toBe('kept');
      });
    }
  });
};
