import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { type UserError, userErrorOf } from '../operator.ts';
import { requireHouseOperator } from '../unrestricted.ts';

const settlerOf = ({ principal, correlationId }: Context, reason: string) => ({
  actor: principal.subject,
  reason,
  correlationId,
});
const NOT_PARKED: UserError = {
  code: 'NOT_FOUND',
  message: 'There is no parked record with this id, or no longer.',
  path: ['input', 'id'],
  retryable: false,
};

export const retryParkedRecord: NonNullable<MutationResolvers['retryParkedRecord']> = async (_, { input }, context) => {
  requireHouseOperator(context, 'Parked records');
  const { deadLetters } = context.services.desk;
  try {
    const settler = settlerOf(context, input.reason);
    const { outcome, record } = await deadLetters.retry(input.id, input.payload ?? null, INVENTORY_RULES, settler);
    return {
      settled: outcome === 'SETTLED',
      record: outcome === 'PARKED' ? record : null,
      userErrors: outcome === 'NOT_FOUND' ? [NOT_PARKED] : [],
    };
  } catch (thrown) {
    const userErrors = [userErrorOf(thrown, ['input', 'payload'])];
    return { settled: false, record: await deadLetters.load(input.id), userErrors };
  }
};

export const discardParkedRecord: NonNullable<MutationResolvers['discardParkedRecord']> = async (
  _,
  { input },
  context,
) => {
  requireHouseOperator(context, 'Parked records');
  const discarded = await context.services.desk.deadLetters.discard(input.id, settlerOf(context, input.reason));
  return { discarded, userErrors: discarded ? [] : [NOT_PARKED] };
};
