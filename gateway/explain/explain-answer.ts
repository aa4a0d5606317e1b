// Explanations: how an answer came about, for callers who may know. In: `extensions: { "explain": true }` of a request.
// Out: `extensions.explain` of its answer, with the plan, every call to a subgraph and what it said of itself, and costs.
import { AppError } from '@distribution/platform/errors/app-error';
import type { Principal } from '@distribution/platform/principal/principal';
import { mayExplain } from '../access/may-explain.ts';
import type { CostReport } from '../cost/cost-report.ts';
import type { CallReport } from '../engine/answer.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { GraphqlRequest } from '../http/graphql-request.ts';
import { describePlan } from './describe-plan.ts';

/** Whether a request asks for an explanation. Throws `FORBIDDEN` for callers who get none. */
export const asksExplanation = ({ extensions }: GraphqlRequest, principal: Principal): boolean => {
  if (extensions['explain'] !== true) return false;
  if (mayExplain(principal)) return true;
  throw new AppError('FORBIDDEN', 'Only callers with the scope "explain" are told how an answer comes about.', {
    nextStep: 'Leave "explain" out of the request\'s extensions, or ask with a token that has the scope.',
  });
};

/**
 * Whether a request asks what it costs in calls to outside systems: `extensions: { "cost": true }`, or for all by
 * `explain`. Throws `FORBIDDEN` for callers who are not told.
 */
export const asksCalls = ({ extensions }: GraphqlRequest, principal: Principal, isExplained: boolean): boolean => {
  if (isExplained) return true;
  if (extensions['cost'] !== true) return false;
  if (mayExplain(principal)) return true;
  throw new AppError('FORBIDDEN', 'Only callers with the scope "explain" are told what an operation costs outside.', {
    nextStep: 'Leave "cost" out of the request\'s extensions, or ask with a token that has the scope.',
  });
};

const roundMs = (ms: number): number => Math.round(ms * 100) / 100;

/** What is told of an answer. */
export const explainAnswer = (
  { planned }: PreparedOperation,
  calls: readonly CallReport[],
  cost: CostReport | null,
): Readonly<Record<string, unknown>> => ({
  plan: planned.node && describePlan(planned.node),
  calls: calls.map(({ fetches: _fetches, ...call }) => ({ ...call, ms: roundMs(call.ms) })),
  cost,
});
