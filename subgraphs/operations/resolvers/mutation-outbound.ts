import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import { viewOf } from '@distribution/model/operations/outbound-view';
import { z } from 'zod';
import { approvalScopeOf } from '../approval-scope.ts';
import { parseArgument } from '../../arguments.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { requireOperator, type UserError, userErrorOf } from '../operator.ts';

const reasonSchema = z.string().trim().min(1, 'must not be empty').max(1_000, 'at most 1000 characters');
const NO_COMMAND: UserError = {
  code: 'NOT_FOUND',
  message: 'There is no command with this id.',
  path: ['input', 'id'],
  retryable: false,
};

export const resolveOutboundCommand: NonNullable<MutationResolvers['resolveOutboundCommand']> = async (
  _,
  { input: { id, action, reason, approval } },
  { services, principal, correlationId },
) => {
  requireOperator(principal);
  const { outbound } = services.desk;
  const visible = approvalScopeOf(principal);
  if ((await outbound.load(id, visible)) === null) return { command: null, userErrors: [NO_COMMAND] };
  try {
    const command = await outbound.decide({
      id,
      action,
      decidedBy: principal.subject,
      reason: parseArgument('input.reason', reasonSchema, reason) ?? '',
      correlationId,
      approval: (approval ?? null) as ApprovalToken | null, // checked by who writes
    });
    return command === null
      ? { command: null, userErrors: [NO_COMMAND] }
      : { command: viewOf(command), userErrors: [] };
  } catch (thrown) {
    const userErrors = [userErrorOf(thrown, ['input'])];
    const now = await outbound.load(id, visible);
    return { command: now === null ? null : viewOf(now), userErrors };
  }
};
