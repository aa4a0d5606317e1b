// The kit judged: good adapters with one thing broken each. A rule that no mutant breaks proves nothing, and a mutant
// that its rule lets live is a hole in the kit.
import { conformance as odata } from '@distribution/adapters/odata/fixtures/conformance';
import { conformance as planning } from '@distribution/adapters/planning-rest/fixtures/conformance';
import { describe, expect, it } from 'vitest';
import type { ConformanceSubject } from '../conformance-subject.ts';
import { SYSTEM_OF_RECORD_RULES } from '../rules/systems-of-record.ts';
import { checkRule } from '../run-rules.ts';
import { CALL_MUTANTS } from './call-mutants.ts';
import { CHANGE_MUTANTS, FORECAST_MUTANTS } from './change-mutants.ts';
import { type Mutant, infected } from './mutant.ts';
import { READ_MUTANTS } from './read-mutants.ts';
import { WEBHOOK_MUTANTS } from './webhook-mutants.ts';
import { WRITE_MUTANTS } from './write-mutants.ts';

/** Milliseconds until a mutant that never ends is taken for one; no other may need to be told by waiting. */
const ENDLESS_MS = 3_000;
const OTHERS_MS = 25_000;
const ERP_MUTANTS = [...READ_MUTANTS, ...CHANGE_MUTANTS, ...CALL_MUTANTS, ...WRITE_MUTANTS, ...WEBHOOK_MUTANTS];

const describeMutants = (name: string, subject: ConformanceSubject, mutants: readonly Mutant[]): void => {
  describe(name, () => {
    it.each(mutants)('one that $does is seen by $killedBy', async (mutant) => {
      const rule = SYSTEM_OF_RECORD_RULES.find(({ id }) => id === mutant.killedBy);
      if (rule === undefined) throw new Error(`there is no rule ${mutant.killedBy}`);
      const limitMs = mutant.endless ? ENDLESS_MS : OTHERS_MS;
      const { outcome, remark } = await checkRule(rule, infected(subject, mutant), subject.openWorld, limitMs);
      expect(outcome).toBe('FAILED');
      expect(remark).not.toMatch(/^(Type|Reference|Range|Zod)Error/); // seen for what it does, not for being broken
      expect(/^it was not done after/.test(remark ?? '')).toBe(mutant.endless === true);
    });
  });
};

describeMutants('mutants of an ERP adapter', odata, ERP_MUTANTS);
describeMutants('mutants of a planning adapter', planning, FORECAST_MUTANTS);

it('has a mutant for every rule', () => {
  const killers = new Set([...ERP_MUTANTS, ...FORECAST_MUTANTS].map(({ killedBy }) => killedBy));
  expect(SYSTEM_OF_RECORD_RULES.map(({ id }) => id).filter((id) => !killers.has(id))).toEqual([]);
});
