import { z } from 'zod';
import { compare, type Decimal, decimalSchema } from '../measure/decimal.ts';
import { type Money, moneySchema } from '../measure/money.ts';
import type { ActionFacts } from './action-facts.ts';
import { DEFAULT_VERDICT, type PolicyVerdict } from './policy-verdict.ts';
import { ACTION_KINDS, type ProposedAction } from './proposed-action.ts';

const names = z.array(z.string().min(1)).min(1);

const conditionSchema = z.strictObject({
  kinds: z.array(z.enum(ACTION_KINDS)).min(1).optional(),
  systems: names.optional(),
  requestedBy: names.optional(),
  skus: names.optional(),
  locations: names.optional(),
  regions: names.optional(),
  suppliers: names.optional(),
  /** Per cent. */
  changePercentAtMost: decimalSchema.optional(),
  changePercentAbove: decimalSchema.optional(),
  /** In one currency; a value in another is not known to this condition. */
  valueAtMost: moneySchema.optional(),
  valueAbove: moneySchema.optional(),
});
type Condition = z.infer<typeof conditionSchema>;

const ruleSchema = z.strictObject({
  name: z.string().min(1).max(100),
  when: conditionSchema.default({}),
  verdict: z.enum(['ALLOW', 'NEEDS_APPROVAL', 'DENY']),
  /** Of NEEDS_APPROVAL: one who has one of the roles approves. */
  approverRoles: names.default(['approver']),
  reason: z.string().min(1),
});
type Rule = z.infer<typeof ruleSchema>;

/** Rules in the order in which they are asked: the first whose conditions all hold decides. */
export const policySchema = z.strictObject({
  rules: z
    .array(ruleSchema)
    .refine((rules) => new Set(rules.map(({ name }) => name)).size === rules.length, 'each rule has a name of its own'),
});
export type Policy = z.infer<typeof policySchema>;

/** The rules where no file is named. */
export const DEFAULT_POLICY: Policy = policySchema.parse({
  rules: [
    {
      name: 'small-parameter-change',
      when: { kinds: ['CHANGE_PLANNING_PARAMETERS'], changePercentAtMost: '10' },
      verdict: 'ALLOW',
      reason: 'no parameter moves by more than 10 %',
    },
    {
      name: 'parameter-change',
      when: { kinds: ['CHANGE_PLANNING_PARAMETERS'] },
      verdict: 'NEEDS_APPROVAL',
      approverRoles: ['planner', 'approver'],
      reason: 'a parameter moves by more than 10 %, or nobody knows by how much',
    },
  ],
});

const hasMoney = (value: Money | null, limit: Money, isWithin: (order: number) => boolean): boolean =>
  value !== null && value.currency === limit.currency && isWithin(compare(value.amount, limit.amount));
const hasPercent = (value: Decimal | null, limit: Decimal, isWithin: (order: number) => boolean): boolean =>
  value !== null && isWithin(compare(value, limit));
const isAtMost = (order: number): boolean => order <= 0;
const isAbove = (order: number): boolean => order > 0;

/** What an ALLOW asks of must hold for all there is, anything else for some of it; of nothing known neither holds. */
const holdsFor = (wanted: readonly string[] | undefined, known: readonly string[], isLeave: boolean): boolean => {
  if (wanted === undefined) return true;
  if (known.length === 0) return false;
  return isLeave ? known.every((name) => wanted.includes(name)) : known.some((name) => wanted.includes(name));
};

const holds = (when: Condition, { kind, system, requestedBy }: ProposedAction, facts: ActionFacts, isLeave: boolean) =>
  (when.kinds?.includes(kind) ?? true) &&
  (when.systems?.includes(system) ?? true) &&
  (when.requestedBy?.includes(requestedBy) ?? true) &&
  holdsFor(when.skus, facts.skus, isLeave) &&
  holdsFor(when.locations, facts.locationCodes, isLeave) &&
  holdsFor(when.regions, facts.regionCodes, isLeave) &&
  holdsFor(when.suppliers, facts.supplierCodes, isLeave) &&
  (when.changePercentAtMost === undefined || hasPercent(facts.changePercent, when.changePercentAtMost, isAtMost)) &&
  (when.changePercentAbove === undefined || hasPercent(facts.changePercent, when.changePercentAbove, isAbove)) &&
  (when.valueAtMost === undefined || hasMoney(facts.value, when.valueAtMost, isAtMost)) &&
  (when.valueAbove === undefined || hasMoney(facts.value, when.valueAbove, isAbove));

const skipped = (rules: readonly Rule[]): PolicyVerdict['trace'] =>
  rules.map(({ name, reason }) => ({ rule: name, outcome: 'NOT_APPLICABLE', reason }));

/** What the rules say of the action, and by which way they came to it. Where none applies a person must look. */
export const judgeAction = ({ rules }: Policy, action: ProposedAction, facts: ActionFacts): PolicyVerdict => {
  const at = rules.findIndex(({ when, verdict }) => holds(when, action, facts, verdict === 'ALLOW'));
  const rule = rules[at];
  if (rule === undefined) return { ...DEFAULT_VERDICT, trace: [...skipped(rules), ...DEFAULT_VERDICT.trace] };
  const { name, verdict, approverRoles, reason } = rule;
  return {
    verdict,
    approverRoles: verdict === 'NEEDS_APPROVAL' ? approverRoles : [],
    trace: [...skipped(rules.slice(0, at)), { rule: name, outcome: verdict, reason }],
  };
};
