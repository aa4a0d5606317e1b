import { type ApprovalRequest, whyNotDecide } from '@distribution/model/decision/approval-request';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { queuesOf, type UserError, userErrorOf } from '../operator.ts';
import { approvalScopeOf } from '../approval-scope.ts';

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
  if (decided !== null) return decided;
  const isOver = Date.parse(request.expiresAt) <= services.clock.now();
  const why = isOver
    ? 'The time to decide about it is over.'
    : `This request is ${request.state} or was decided just now.`;
  throw new AppError('VERSION_CONFLICT', why);
};

/** Takes one request back; throws what stands against it. Taken back before, it stays so. */
const withdraw = async (
  request: ApprovalRequest | null,
  reason: string,
  { services, principal, correlationId }: Context,
): Promise<ApprovalRequest> => {
  if (request === null) throw new AppError('NOT_FOUND', 'There is no such request for you to take back.');
  const { subject } = principal;
  const isTheirs = subject === request.askedBy || subject === request.action.requestedBy;
  if (!isTheirs && queuesOf(principal) !== null)
    throw new AppError('INVALID_ARGUMENT', 'Only who asked, or an operator, takes a request back.');
  if (request.state === 'WITHDRAWN' && request.decidedBy === subject) return request;
  const closing = { closedBy: subject, reason, correlationId };
  const withdrawn = await services.desk.approvals.withdraw(request.id, closing);
  if (withdrawn === null)
    throw new AppError('VERSION_CONFLICT', `This request is ${request.state} or was decided just now.`);
  return withdrawn;
};

/** Does the same to each request; what stands against one is told, and that one answered as it is. */
const toEach = async (
  ids: readonly string[],
  { services, principal }: Context,
  act: (request: ApprovalRequest | null) => Promise<ApprovalRequest>,
): Promise<{ readonly approvals: readonly ApprovalRequest[]; readonly userErrors: readonly UserError[] }> => {
  if (ids.length === 0 || ids.length > MOST)
    throw new AppError('INVALID_ARGUMENT', `input.ids: from 1 to ${MOST} ids, not ${ids.length}.`);
  const approvals: ApprovalRequest[] = [];
  const userErrors: UserError[] = [];
  const scope = approvalScopeOf(principal);
  for (const [index, id] of ids.entries()) {
    const request = await services.desk.approvals.load(id, scope);
    try {
      approvals.push(await act(request));
    } catch (thrown) {
      userErrors.push(userErrorOf(thrown, ['input', 'ids', String(index)]));
      const now = await services.desk.approvals.load(id, scope);
      if (now !== null) approvals.push(now);
    }
  }
  return { approvals, userErrors };
};

export const decideApprovals: NonNullable<MutationResolvers['decideApprovals']> = async (_, { input }, context) => {
  const reason = input.reason?.trim() || null;
  if (input.decision === 'REJECT' && reason === null)
    throw new AppError('INVALID_ARGUMENT', 'input.reason: a rejection needs one.');
  const { decision } = input;
  return toEach(input.ids, context, (request) => decide(request, { decision, reason }, context));
};

export const withdrawApprovals: NonNullable<MutationResolvers['withdrawApprovals']> = async (_, { input }, context) => {
  const reason = input.reason.trim();
  if (reason === '') throw new AppError('INVALID_ARGUMENT', 'input.reason: say why.');
  return toEach(input.ids, context, (request) => withdraw(request, reason, context));
};
