import { expect, it } from 'vitest';
import { DEFAULT_VERDICT, policyVerdictSchema } from './policy-verdict.ts';
import { PROPOSAL_STATES, PROPOSAL_TRANSITIONS, type ProposalState } from './proposal.ts';

/** Every state that can be reached from one without entering the forbidden ones. */
const reachable = (from: ProposalState, forbidden: readonly ProposalState[]): ReadonlySet<ProposalState> => {
  const seen = new Set<ProposalState>();
  const open = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(state) || forbidden.includes(state)) continue;
    seen.add(state);
    open.push(...PROPOSAL_TRANSITIONS[state]);
  }
  return seen;
};

it('reaches every state from a draft', () => {
  expect([...reachable('DRAFT', [])].sort()).toEqual([...PROPOSAL_STATES].sort());
});

it('has no way to SUBMITTED but through an approval', () => {
  expect(reachable('DRAFT', ['APPROVED', 'AUTO_APPROVED'])).not.toContain('SUBMITTED');
  expect(reachable('REJECTED', [])).toEqual(new Set(['REJECTED']));
});

it('comes to an approval only after validation', () => {
  expect(reachable('DRAFT', ['VALIDATED'])).toEqual(new Set(['DRAFT', 'REJECTED']));
});

it('never leads back in front of a decision once it was taken', () => {
  for (const state of ['SUBMITTED', 'CONFIRMED', 'FAILED'] as const) {
    expect(reachable(state, []).has('PENDING') || reachable(state, []).has('DRAFT')).toBe(false);
  }
});

it('wants a person where no rule speaks', () => {
  expect(policyVerdictSchema.parse(DEFAULT_VERDICT).verdict).toBe('NEEDS_APPROVAL');
});
