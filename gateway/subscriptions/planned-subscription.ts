import { AppError } from '@distribution/platform/errors/app-error';
import {
  getArgumentValues,
  Kind,
  parse,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { EventStream } from './event-streams.ts';

/** A subscription, and the part of its plan that the event itself answers. */
export interface PlannedSubscription {
  readonly stream: EventStream;
  readonly primary: FetchNode;
  readonly primaryDocument: DocumentNode;
  readonly rootField: FieldNode;
  /** Variables that matter below the root field, sorted: all others only say which events are wanted. */
  readonly renderVariables: readonly string[];
}

const unsupported = (message: string, nextStep?: string): AppError =>
  new AppError('SUBSCRIPTION_UNSUPPORTED', message, nextStep === undefined ? {} : { nextStep });

const primaryOf = ({ planned: { node } }: PreparedOperation): FetchNode => {
  if (node?.kind === 'Subscription') return node.primary;
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

/** The variables of an operation that stand anywhere but in the arguments of its root field. */
const renderVariablesOf = ({ document, operation }: PreparedOperation): readonly string[] => {
  const names = new Set<string>();
  const take = (node: ASTNode | undefined): void => {
    if (node) visit(node, { Variable: (variable) => void names.add(variable.name.value) });
  };
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const taken = new Set<string>();
  const takeAll = (set: SelectionSetNode): void => {
    take(set);
    visit(set, {
      FragmentSpread({ name }) {
        const fragment = taken.has(name.value) ? undefined : fragments.get(name.value);
        taken.add(name.value);
        if (fragment) takeAll(fragment.selectionSet);
      },
    });
  };
  const atRoot = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      node.directives?.forEach(take);
      if (node.kind === Kind.FIELD) {
        if (node.selectionSet) takeAll(node.selectionSet);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        atRoot(node.selectionSet);
      } else {
        const fragment = fragments.get(node.name.value);
        if (fragment) atRoot(fragment.selectionSet);
      }
    }
  };
  atRoot(operation.selectionSet);
  return [...names].sort();
};

/** Splits the plan of a subscription and finds its stream. Throws `SUBSCRIPTION_UNSUPPORTED` where there is none. */
export const planSubscription = (
  prepared: PreparedOperation,
  streams: ReadonlyMap<string, EventStream>,
): PlannedSubscription => {
  const primary = primaryOf(prepared);
  const primaryDocument = parse(primary.operation, { noLocation: true });
  const operation = primaryDocument.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const rootField = operation?.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  if (!rootField) throw unsupported('A subscription asks for one field of the Subscription type.');
  const stream = streams.get(rootField.name.value);
  if (!stream) {
    throw unsupported(`"${rootField.name.value}" is not an event stream of this graph.`);
  }
  checkNoArguments(primaryDocument);
  return { stream, primary, primaryDocument, rootField, renderVariables: renderVariablesOf(prepared) };
};

/** The coerced arguments of the root field. Throws a GraphQL error for a value that does not fit. */
export const rootArguments = (
  { rootField }: PlannedSubscription,
  { supergraph }: Pick<Engine, 'supergraph'>,
  variables: Variables,
): Readonly<Record<string, unknown>> => {
  const definition = supergraph.apiSchema.getSubscriptionType()?.getFields()[rootField.name.value];
  return definition ? getArgumentValues(definition, rootField, variables) : {};
};
