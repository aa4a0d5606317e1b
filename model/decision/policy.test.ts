import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../measure/decimal.ts';
import { factsOf, NO_FACTS } from './action-facts.ts';
import { DEFAULT_POLICY, judgeAction, policySchema } from './policy.ts';
import { canonicalAction, type ProposedAction } from './proposed-action.ts';
import { whyNotDecide } from './approval-request.ts';

const change: ProposedAction = {
  kind: 'CHANGE_PLANNING_PARAMETERS',
  system: 'erp',
  requestedBy: 'forecast-publication',
  content: { sku: 'A', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '12' } },
};
const order: ProposedAction = {
  kind: 'CREATE_PURCHASE_ORDER',
  system: 'erp',
  requestedBy: 'bea',
  content: {
    supplierCode: 'S1',
    shipToCode: 'DC1',
    lines: [
      { sku: 'A', quantity: { value: '10', unit: 'EA' }, unitPrice: { amount: '2.5', currency: 'EUR' } },
      { sku: 'B', quantity: { value: '4', unit: 'EA' }, unitPrice: { amount: '1', currency: 'EUR' } },
    ],
  },
};
const percent = (text: string) => ({ ...factsOf(change), changePercent: parseDecimal(text) });
const policy = (...rules: object[]) => policySchema.parse({ rules });

describe('a policy', () => {
  it('allows at the limit, asks beyond it and where nobody knows', () => {
    expect(judgeAction(DEFAULT_POLICY, change, percent('10')).verdict).toBe('ALLOW');
    expect(judgeAction(DEFAULT_POLICY, change, percent('10.01'))).toMatchObject({
      verdict: 'NEEDS_APPROVAL',
      approverRoles: ['planner', 'approver'],
      trace: [
        { rule: 'small-parameter-change', outcome: 'NOT_APPLICABLE' },
        { rule: 'parameter-change', outcome: 'NEEDS_APPROVAL' },
      ],
    });
    expect(judgeAction(DEFAULT_POLICY, change, factsOf(change)).verdict).toBe('NEEDS_APPROVAL');
    expect(judgeAction(DEFAULT_POLICY, order, factsOf(order))).toMatchObject({
      verdict: 'NEEDS_APPROVAL',
      approverRoles: ['approver'],
    });
  });

  it('knows what an order is worth, and of which sites and products it is', () => {
    expect(factsOf(order)).toEqual({
      ...NO_FACTS,
      value: { amount: '29', currency: 'EUR' },
      skus: ['A', 'B'],
      locationCodes: ['DC1'],
      supplierCodes: ['S1'],
    });
    const upTo = (amount: string, currency: string) =>
      policy({ name: 'small', when: { valueAtMost: { amount, currency } }, verdict: 'ALLOW', reason: 'small' });
    expect(judgeAction(upTo('29', 'EUR'), order, factsOf(order)).verdict).toBe('ALLOW');
    expect(judgeAction(upTo('28.99', 'EUR'), order, factsOf(order)).verdict).toBe('NEEDS_APPROVAL');
    expect(judgeAction(upTo('1000', 'USD'), order, factsOf(order)).verdict).toBe('NEEDS_APPROVAL');
  });

  it('asks of an allowance that all of it is named, of a denial that any of it is', () => {
    const about = (verdict: string) => policy({ name: 'r', when: { skus: ['A'] }, verdict, reason: 'r' });
    expect(judgeAction(about('ALLOW'), order, factsOf(order)).verdict).toBe('NEEDS_APPROVAL');
    expect(judgeAction(about('DENY'), order, factsOf(order)).verdict).toBe('DENY');
    expect(judgeAction(about('ALLOW'), change, factsOf(change)).verdict).toBe('ALLOW');
    const somewhere = policy({ name: 'r', when: { regions: ['SE'] }, verdict: 'ALLOW', reason: 'r' });
    expect(judgeAction(somewhere, change, factsOf(change)).verdict).toBe('NEEDS_APPROVAL');
  });

  it('refuses a file with a misspelt condition, or two rules of one name', () => {
    const rule = { name: 'r', verdict: 'ALLOW', reason: 'r' };
    expect(policySchema.safeParse({ rules: [{ ...rule, when: { region: ['SE'] } }] }).success).toBe(false);
    expect(policySchema.safeParse({ rules: [rule, rule] }).success).toBe(false);
  });
});

it('gives equal actions one text, whatever the order of their keys, and any other action another', () => {
  const turned = { ...change, content: { set: { reorderPoint: '12' }, unit: 'EA', locationCode: 'DC1', sku: 'A' } };
  expect(canonicalAction(turned)).toBe(canonicalAction(change));
  expect(canonicalAction({ ...change, requestedBy: 'bea' })).not.toBe(canonicalAction(change));
  expect(canonicalAction({ ...change, content: { ...turned.content, set: { reorderPoint: '13' } } })).not.toBe(
    canonicalAction(change),
  );
});

it('lets somebody of a role decide, and never who asked', () => {
  const request = { action: order, askedBy: 'carl', verdict: judgeAction(DEFAULT_POLICY, order, factsOf(order)) };
  expect(whyNotDecide(request, { subject: 'ann', roles: ['approver'] })).toBeNull();
  expect(whyNotDecide(request, { subject: 'ann', roles: ['planner'] })).toMatch('approver');
  expect(whyNotDecide(request, { subject: 'bea', roles: ['approver'] })).toMatch('cannot approve');
  expect(whyNotDecide(request, { subject: 'carl', roles: ['approver'] })).toMatch('cannot approve');
});
