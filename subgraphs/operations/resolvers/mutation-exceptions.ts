import type { BusinessException } from '@distribution/model/operations/business-exception';
import type { ExceptionStep } from '@distribution/model/operations/exception-desk';
import { parseInstant } from '@distribution/model/time/instant';
import { z } from 'zod';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArgument } from '../../arguments.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { type UserError, userErrorOf } from '../operator.ts';
import { queueScopeOf } from './query-exceptions.ts';

interface StepInput {
  readonly id: string;
  readonly version: number;
  readonly reason?: string | null | undefined;
}
interface Payload {
  readonly exception: BusinessException | null;
  readonly userErrors: readonly UserError[];
}

const subjectSchema = z.string().trim().min(1).max(200);

/** The field of the input that a refusal is about. */
const pathOf = (thrown: unknown, field: string): readonly string[] => {
  const code = thrown instanceof AppError ? thrown.code : null;
  return ['input', code === 'NOT_FOUND' ? 'id' : code === 'VERSION_CONFLICT' ? 'version' : field];
};

const take = async (
  context: Context,
  { id, version, reason }: StepInput,
  field: string,
  stepOf: () => ExceptionStep,
): Promise<Payload> => {
  const { principal, correlationId, services } = context;
  const scope = queueScopeOf(context);
  const by = { actor: principal.subject, reason: reason ?? null, correlationId };
  try {
    return { exception: await services.desk.exceptions.step(id, version, stepOf(), by, scope), userErrors: [] };
  } catch (thrown) {
    const userErrors = [userErrorOf(thrown, pathOf(thrown, field))];
    return { exception: await services.desk.exceptions.load(id, scope), userErrors };
  }
};

export const claimException: NonNullable<MutationResolvers['claimException']> = (_, { input }, context) =>
  take(context, input, 'assignee', () => ({
    to: 'CLAIMED',
    assignee: parseArgument('assignee', subjectSchema, input.assignee) ?? context.principal.subject,
  }));

export const snoozeException: NonNullable<MutationResolvers['snoozeException']> = (_, { input }, context) =>
  take(context, input, 'until', () => {
    const until = parseInstant(input.until);
    if (Date.parse(until) <= context.services.clock.now())
      throw new AppError('INVALID_ARGUMENT', `until: ${until} is no instant to come.`);
    return { to: 'SNOOZED', until };
  });

export const resolveException: NonNullable<MutationResolvers['resolveException']> = (_, { input }, context) =>
  take(context, input, 'id', () => ({ to: 'RESOLVED' }));
