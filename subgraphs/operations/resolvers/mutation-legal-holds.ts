import type { HoldBy, LegalHold } from '@distribution/model/operations/audit';
import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { type UserError, userErrorOf } from '../operator.ts';
import { requireHouseOperator } from '../unrestricted.ts';

interface Payload {
  readonly hold: LegalHold | null;
  readonly userErrors: readonly UserError[];
}

const textSchema = z.string().trim().min(1).max(200);

const change = async (context: Context, reason: string, act: (by: HoldBy) => Promise<LegalHold>): Promise<Payload> => {
  requireHouseOperator(context, 'Legal holds');
  const { principal, correlationId } = context;
  try {
    const said = parseArgument('reason', textSchema, reason) ?? '';
    return { hold: await act({ actor: principal.subject, reason: said, correlationId }), userErrors: [] };
  } catch (thrown) {
    return { hold: null, userErrors: [userErrorOf(thrown, ['input'])] };
  }
};

export const placeLegalHold: NonNullable<MutationResolvers['placeLegalHold']> = (_, { input }, context) =>
  change(context, input.reason, (by) =>
    context.services.desk.audit.placeHold(parseArgument('target', textSchema, input.target), by),
  );

export const releaseLegalHold: NonNullable<MutationResolvers['releaseLegalHold']> = (_, { input }, context) =>
  change(context, input.reason, (by) => context.services.desk.audit.releaseHold(input.id, by));
