// The suite for document channels judged: good adapters with one thing broken each.
import { conformance as files } from '@distribution/adapters/flat-file/fixtures/conformance';
import { conformance as x12 } from '@distribution/adapters/x12/fixtures/conformance';
import { describe, expect, it } from 'vitest';
import { checkDocumentRule } from '../documents/check-document-rule.ts';
import type { DocumentSubject } from '../documents/document-subject.ts';
import { DOCUMENT_RULES } from '../documents/rules/documents.ts';
import { ANSWER_MUTANTS, FILE_MUTANTS, PUSH_MUTANTS } from './document-mutants.ts';
import { type Mutant, infected } from './mutant.ts';
import { pushing } from './pushing-subject.ts';

const ruleOf = ({ killedBy }: Mutant) => {
  const rule = DOCUMENT_RULES.find(({ id }) => id === killedBy);
  if (rule === undefined) throw new Error(`there is no rule ${killedBy}`);
  return rule;
};

const describeMutants = (name: string, subject: DocumentSubject, mutants: readonly Mutant[]): void => {
  describe(name, () => {
    it.each(mutants)('one that $does is seen by $killedBy', async (mutant) => {
      const { outcome, remark } = await checkDocumentRule(ruleOf(mutant), infected(subject, mutant));
      expect(outcome).toBe('FAILED');
      expect(remark).not.toMatch(/^(Type|Reference|Range|Zod)Error|^it was not done after/); // seen for what it does
    });
  });
};

describeMutants('mutants of an adapter of flat files', files, FILE_MUTANTS);
describeMutants('mutants of an adapter that answers', x12, ANSWER_MUTANTS);
describeMutants('mutants of an adapter that is pushed to', pushing, PUSH_MUTANTS);

it.each(PUSH_MUTANTS.map(({ killedBy }) => killedBy))('%s is kept by the good one', async (killedBy) => {
  const rule = DOCUMENT_RULES.find(({ id }) => id === killedBy);
  expect(rule && (await checkDocumentRule(rule, pushing)).outcome).toBe('PASSED');
});

it('has a mutant for every rule, and every rule a name of its own and advice', () => {
  const killers = new Set([...FILE_MUTANTS, ...ANSWER_MUTANTS, ...PUSH_MUTANTS].map(({ killedBy }) => killedBy));
  const ids = DOCUMENT_RULES.map(({ id }) => id);
  expect(ids.filter((id) => !killers.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(DOCUMENT_RULES.filter(({ advice }) => advice.length < 20)).toEqual([]);
});
