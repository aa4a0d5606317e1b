import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { AppError } from '@distribution/platform/errors/app-error';
import { getArgumentValues, Kind, parse, visit, type DocumentNode, type FieldNode } from 'graphql';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { EventStream } from './event-streams.ts';

/** A subscription's plan in its two parts: what the event itself answers, and what is asked of subgraphs per event. */
export interface PlannedSubscription {
  readonly stream: EventStream;
  readonly primary: FetchNode;
  readonly primaryDocument: DocumentNode;
  readonly rootField: FieldNode;
  readonly rest: PlanNode | null;
}

const unsupported = (message: string, nextStep?: string): AppError =>
  new AppError('SUBSCRIPTION_UNSUPPORTED', message, nextStep === undefined ? {} : { nextStep });

const partsOf = ({ plan }: PreparedOperation): { primary: FetchNode; rest: PlanNode | null } => {
  const { node } = plan;
  if (node?.kind === 'Subscription') return { primary: node.primary, rest: node.rest ?? null };
  if (node?.kind === 'Fetch') return { primary: node, rest: null };
  throw unsupported('A subscription asks for one field of the Subscription type.');
};

/** An event is a record of what was: it cannot compute. An argument below the root field would be ignored. */
const checkNoArguments = (document: DocumentNode): void => {
  let depth = 0;
  visit(document, {
    Field: {
      enter(field) {
        depth += 1;
        if (depth === 1 || !field.arguments?.length) return;
        throw unsupported(
          `The event carries "${field.name.value}" as it was and cannot apply arguments to it.`,
          'Leave the arguments out, or ask for this field by a query.',
        );
      },
      leave() {
        depth -= 1;
      },
    },
  });
};

/** Splits the plan of a subscription and finds its stream. Throws `SUBSCRIPTION_UNSUPPORTED` where there is none. */
export const planSubscription = (
  prepared: PreparedOperation,
  streams: ReadonlyMap<string, EventStream>,
): PlannedSubscription => {
  const { primary, rest } = partsOf(prepared);
  const primaryDocument = parse(primary.operation, { noLocation: true });
  const operation = primaryDocument.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const rootField = operation?.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  if (!rootField) throw unsupported('A subscription asks for one field of the Subscription type.');
  const stream = streams.get(rootField.name.value);
  if (!stream) {
    throw unsupported(`"${rootField.name.value}" is not an event stream of this graph.`);
  }
  checkNoArguments(primaryDocument);
  return { stream, primary, primaryDocument, rootField, rest };
};

/** The coerced arguments of the root field. Throws a GraphQL error for a value that does not fit. */
export const rootArguments = (
  { rootField }: PlannedSubscription,
  { supergraph }: Engine,
  variables: Variables,
): Readonly<Record<string, unknown>> => {
  const definition = supergraph.apiSchema.getSubscriptionType()?.getFields()[rootField.name.value];
  return definition ? getArgumentValues(definition, rootField, variables) : {};
};
