import type { CodeDecision } from '@distribution/model/operations/stewardship';
import { systemCodeSchema } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, RejectCodeInput } from '../generated/resolvers.ts';
import { type UserError, userErrorOf } from '../operator.ts';
import { requireSteward } from './query-codes.ts';

interface Payload {
  readonly mapping: CodeDecision['mapping'] | null;
  readonly held: number;
  readonly userErrors: readonly UserError[];
}

const textSchema = z.string().trim().min(1).max(200);
const required = <S extends z.ZodType>(name: string, schema: S, value: unknown): z.infer<S> =>
  parseArgument(name, schema, value) as z.infer<S>; // null only for what is left out, which the schema's `!` refuses

/** The field of the input that a refusal is about. */
const pathOf = (thrown: unknown): readonly string[] =>
  thrown instanceof AppError && thrown.code === 'IDEMPOTENCY_CONFLICT' ? ['input', 'idempotencyKey'] : ['input'];

const decide = async (context: Context, input: RejectCodeInput, target: string | null): Promise<Payload> => {
  requireSteward(context);
  const { services, principal, correlationId } = context;
  try {
    const name = {
      system: required('system', systemCodeSchema, input.system),
      kind: input.kind,
      code: required('code', textSchema, input.code),
    };
    const meaning = target === null ? null : required('target', textSchema, target);
    const key = required('idempotencyKey', textSchema, input.idempotencyKey);
    const by = { actor: principal.subject, reason: required('reason', textSchema, input.reason), correlationId };
    return { ...(await services.desk.stewardship.decide(name, meaning, key, by)), userErrors: [] };
  } catch (thrown) {
    return { mapping: null, held: 0, userErrors: [userErrorOf(thrown, pathOf(thrown))] };
  }
};

export const mapCode: NonNullable<MutationResolvers['mapCode']> = (_, { input }, context) =>
  decide(context, input, input.target);

export const rejectCode: NonNullable<MutationResolvers['rejectCode']> = (_, { input }, context) =>
  decide(context, input, null);
