import type { RuleText } from './rule.ts';
import type { Verdict } from './run-rules.ts';

const WORD = { PASSED: 'passed', WAIVED: 'waived', FAILED: 'FAILED' } as const;
const NAME_WIDTH = 26;

const row = (word: string, { id, title }: RuleText): string => `${word}  ${id.padEnd(NAME_WIDTH)} ${title}`;

/** One verdict as lines: what was checked, why it was waived, or what was seen and what to do. */
export const verdictLines = ({ rule, outcome, remark }: Verdict): readonly string[] => [
  row(WORD[outcome], rule),
  ...(remark === null || remark === '' ? [] : [`        ${outcome === 'FAILED' ? 'seen: ' : ''}${remark}`]),
  ...(outcome === 'FAILED' ? [`        do:   ${rule.advice}`] : []),
];

/** The last line: how many of each. */
export const summaryLine = (name: string, verdicts: readonly Verdict[]): string => {
  const count = (outcome: Verdict['outcome']): number => verdicts.filter((each) => each.outcome === outcome).length;
  const failed = count('FAILED');
  const verdict = failed === 0 ? 'conforms' : 'does not conform';
  return `${name} ${verdict}: ${count('PASSED')} passed, ${count('WAIVED')} waived, ${failed} failed`;
};

/** The rules there are, for `--list`. */
export const ruleLines = (rules: readonly RuleText[]): readonly string[] =>
  rules.map((rule) => {
    const needs = rule.needs.length === 0 ? '' : ` (needs ${rule.needs.join(', ')})`;
    return `${rule.id.padEnd(NAME_WIDTH)} ${rule.title}${needs}`;
  });
