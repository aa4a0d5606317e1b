import type { GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { AppError } from '@distribution/platform/errors/app-error';
import { errorExtensions } from '@distribution/platform/errors/graphql-error';
import type { RequestContext } from '@distribution/platform/request/request-context';
import {
  execute,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
} from 'graphql';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { PlannedSubscription } from './planned-subscription.ts';

/** Under this name the plan asks for the event itself; no subgraph can be called so. */
const EVENT_SERVICE = '\0event';

/** A field as the event has it. One it lacks is an error at that field: a null would say that there is no value. */
const fieldOfEvent: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { fieldName, parentType }) => {
  const value: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, fieldName) : undefined;
  if (value !== undefined) return value;
  throw new AppError('SUBSCRIPTION_UNSUPPORTED', `The event does not carry ${parentType.name}.${fieldName}.`, {
    nextStep: 'Leave the field out, or ask for it by a query.',
  });
};

/** An error of the event's own fields, with the block that says what it is. */
const told = (error: GraphQLError, correlationId: string): GraphQLFormattedError => {
  const { originalError } = error;
  return {
    ...error.toJSON(),
    ...(originalError instanceof AppError ? { extensions: errorExtensions(originalError, correlationId) } : {}),
  };
};

/** The subgraph whose part of the answer the event stands for, in place of the event's own name. */
const blamedOn = (subgraph: string, error: GraphQLError): GraphQLError => {
  if (error.extensions['serviceName'] !== EVENT_SERVICE) return error;
  const extensions = { ...error.extensions, serviceName: subgraph };
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: error.originalError ?? null,
    extensions,
  });
};

/**
 * One event as the subscriber asked for it. The payload answers the plan's primary fetch by executing that fetch's
 * own text over it in the subgraph's schema; what is left of the plan is asked of the subgraphs, now.
 * @param payload has the shape of the root field's type; it is not changed
 */
export const renderEvent = async (
  engine: Engine,
  prepared: PreparedOperation,
  { primary, primaryDocument, rest, stream }: PlannedSubscription,
  variables: Variables,
  payload: unknown,
  context: RequestContext,
): Promise<ExecutionResult> => {
  const event: GraphQLDataSource = {
    async process() {
      const { data, errors } = await execute({
        schema: engine.supergraph.subgraphSchema(primary.serviceName),
        document: primaryDocument,
        rootValue: { [stream.field]: payload },
        variableValues: variables,
        fieldResolver: fieldOfEvent,
      });
      // The executor merges what it gets into its own result, so it must own every object it is given.
      return {
        data: structuredClone(data ?? null),
        ...(errors ? { errors: errors.map((error) => told(error, context.correlationId)) } : {}),
      };
    },
  };
  const first = { ...primary, serviceName: EVENT_SERVICE };
  const plan: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: rest ? [first, rest] : [first] } };
  const result = await engine.executePlan(prepared, plan, { [EVENT_SERVICE]: event }, variables, context);
  const errors = result.errors?.map((error) => blamedOn(primary.serviceName, error));
  return errors ? { ...result, errors } : result;
};
