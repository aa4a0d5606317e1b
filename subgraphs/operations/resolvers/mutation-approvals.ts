import { type ApprovalRequest, whyNotDecide } from '@distribution/model/decision/approval-request';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { type UserError, userErrorOf } from '../operator.ts';
import { approvalScopeOf } from './query-approvals.ts';

const MOST = 100;

/** Decides one request; throws what stands against it. Decided so before, it stays as it is. */
const decide = async (
  request: ApprovalRequest | null,
  { decision, reason }: { readonly decision: 'APPROVE' | 'REJECT'; readonly reason: string | null },
  { services, principal, correlationId }: Context,
): Promise<ApprovalRequest> => {
  if (request === null) throw new AppError('NOT_FOUND', 'There is no such request for you to decide.');
  const refusal = whyNotDecide(request, principal);
  if (refusal !== null) throw new AppError('INVALID_ARGUMENT', refusal);
  const state = decision === 'APPROVE' ? 'APPROVED' : 'REJECTED';
  if (request.state === state && request.decidedBy === principal.subject) return request;
  const token =
    decision === 'APPROVE' ? await services.approvalSigner.signApproval(request.action, principal.subject) : null;
  const by = { state, decidedBy: principal.subject, reason, token, correlationId } as const;
  const decided = request.state === 'PENDING' ? await services.desk.approvals.decide(request.id, by) : null;
  if (decided === null)
    throw new AppError('VERSION_CONFLICT', `This request is ${request.state} or was decided just now.`);
  return decided;
};

export const decideApprovals: NonNullable<MutationResolvers['decideApprovals']> = async (_, { input }, context) => {
  const reason = input.reason?.trim() || null;
  if (input.ids.length === 0 || input.ids.length > MOST)
    throw new AppError('INVALID_ARGUMENT', `input.ids: from 1 to ${MOST} ids, not ${input.ids.length}.`);
  if (input.decision === 'REJECT' && reason === null)
    throw new AppError('INVALID_ARGUMENT', 'input.reason: a rejection needs one.');
  const approvals: ApprovalRequest[] = [];
  const userErrors: UserError[] = [];
  const scope = approvalScopeOf(context.principal);
  for (const [index, id] of input.ids.entries()) {
    const request = await context.services.desk.approvals.load(id, scope);
    try {
      approvals.push(await decide(request, { decision: input.decision, reason }, context));
    } catch (thrown) {
      userErrors.push(userErrorOf(thrown, ['input', 'ids', String(index)]));
      const now = await context.services.desk.approvals.load(id, scope);
      if (now !== null) approvals.push(now);
    }
  }
  return { approvals, userErrors };
};
