import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import type { NewCommand } from '@distribution/model/operations/command';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';
import { isRestricted } from '@distribution/platform/principal/principal';
import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, ResolversTypes } from '../generated/resolvers.ts';
import { requireRole, userErrorOf } from '../operator.ts';
import { requireHouseOperator } from '../unrestricted.ts';

const keySchema = z.string().trim().min(1, 'must not be empty').max(200, 'at most 200 characters');

type Asked = Pick<NewCommand, 'kind' | 'input'>;
interface Naming {
  readonly idempotencyKey: string;
  readonly reason?: string | null | undefined;
}

const submit = async (
  context: Context,
  { idempotencyKey, reason }: Naming,
  ask: () => Asked,
  allow: (context: Context) => void | Promise<void> = (by) => requireHouseOperator(by, 'Commands'),
): Promise<ResolversTypes['SyncCommandPayload']> => {
  await allow(context);
  const { services, principal, correlationId } = context;
  try {
    const command = {
      ...ask(),
      requestedBy: principal.subject,
      reason: reason ?? null,
      idempotencyKey: parseArgument('input.idempotencyKey', keySchema, idempotencyKey) ?? '',
      correlationId,
    } as NewCommand; // `ask` answers kind and input of one command
    return { command: await services.desk.commands.submit(command), userErrors: [] };
  } catch (thrown) {
    return { command: null, userErrors: [userErrorOf(thrown, ['input'])] };
  }
};

export const replayChanges: NonNullable<MutationResolvers['replayChanges']> = (_, { input }, context) =>
  submit(context, input, () => ({
    kind: 'REPLAY_CHANGES',
    input: {
      flow: parseArgument('input.flow', flowNameSchema, input.flow),
      from: input.from ?? null,
      to: input.to ?? null,
      dryRun: input.dryRun ?? true,
    },
  }));

export const verifyProjections: NonNullable<MutationResolvers['verifyProjections']> = (_, { input }, context) =>
  submit(context, input, () => ({ kind: 'VERIFY_PROJECTIONS', input: {} }));

export const reconcileFlow: NonNullable<MutationResolvers['reconcileFlow']> = (_, { input }, context) =>
  submit(context, input, () => {
    const flow = parseArgument('input.flow', flowNameSchema, input.flow);
    if (flow === null) throw new AppError('INVALID_ARGUMENT', 'input.flow: a flow must be named');
    return { kind: 'RECONCILE', input: { flow } };
  });

export const publishForecast: NonNullable<MutationResolvers['publishForecast']> = (_, { input }, context) =>
  submit(
    context,
    input,
    () => {
      const version = parseArgument('input.version', forecastVersionCodeSchema, input.version);
      if (version === null) throw new AppError('INVALID_ARGUMENT', 'input.version: a version must be named');
      const { scope } = context;
      // Judged again when it begins: another revision may be there by then.
      return { kind: 'PUBLISH_FORECAST', input: isRestricted(scope) ? { version, within: scope } : { version } };
    },
    async ({ principal, scope, services }) => {
      requireRole(principal, 'planner');
      const version = forecastVersionCodeSchema.safeParse(input.version);
      if (version.success) await services.desk.publications.requireWithin(version.data, scope);
    },
  );
