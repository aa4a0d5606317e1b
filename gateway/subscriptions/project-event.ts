import { AppError } from '@distribution/platform/errors/app-error';
import { toGraphqlError } from '@distribution/platform/errors/graphql-error';
import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLFormattedError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from '../engine/engine.ts';
import { isRecord } from './event-values.ts';

/** What an event answers to the primary fetch of a plan. */
export interface ProjectedEvent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphQLFormattedError[];
  /** Ids of the entities of which it carries values, each once. */
  readonly entities: ReadonlySet<string>;
}

/** Answers a primary fetch from an event's payload, which has the shape of the root field's type and is not changed. */
export type EventProjection = (payload: unknown, correlationId: string) => ProjectedEvent;

/** One projection under way. */
interface Pass {
  readonly correlationId: string;
  readonly errors: GraphQLFormattedError[];
  readonly path: (string | number)[];
  readonly entities: Set<string>;
}

type ProjectValue = (value: unknown, pass: Pass) => unknown;

interface ProjectedField {
  readonly key: string;
  readonly name: string;
  readonly parent: string;
  /** `null` for leaves: they are taken as they are. */
  readonly project: ProjectValue | null;
}

/** Whether objects of the type are entities: known beyond this subgraph by a key. */
const hasKey = ({ astNode }: GraphQLObjectType): boolean =>
  (astNode?.directives ?? []).some(({ name }) => name.value === 'key' || name.value === 'federation__key');

/** What is more than a reference carries values of the entity. */
const noteEntity = (source: Readonly<Record<string, unknown>>, { entities }: Pass): void => {
  const { id } = source;
  const carriesValues = Object.keys(source).some((key) => key !== 'id' && key !== '__typename');
  if (typeof id === 'string' && carriesValues) entities.add(id);
};

/** What the event lacks is an error at its place: a null would say that there is no value. */
const lack = (pass: Pass, message: string): null => {
  const error = new AppError('SUBSCRIPTION_UNSUPPORTED', message, {
    nextStep: 'Leave the field out, or ask for it by a query.',
  });
  pass.errors.push(toGraphqlError(error, pass.correlationId, { path: [...pass.path] }));
  return null;
};

/**
 * Compiles the projection of one primary fetch, by name: aliases, fragments, types and decided conditions are worked
 * out here, once.
 * @param schema of the subgraph that the fetch is of
 * @param variables decide `@skip` and `@include`
 */
export const compileProjection = (
  schema: GraphQLSchema,
  document: DocumentNode,
  rootField: FieldNode,
  variables: Variables,
): EventProjection => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }

  const isIncluded = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;

  const fits = (type: GraphQLObjectType, condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return isAbstractType(wanted) && schema.isSubType(wanted, type);
  };

  /** The fields that hold for an object of one type, by response key, each with every set that is asked of it. */
  const collect = (
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    into = new Map<string, FieldNode[]>(),
  ): ReadonlyMap<string, readonly FieldNode[]> => {
    for (const node of sets.flatMap(({ selections }) => selections)) {
      if (!isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const known = into.get(key);
        if (known) known.push(node);
        else into.set(key, [node]);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (fragment && fits(type, fragment.typeCondition?.name.value)) collect(type, [fragment.selectionSet], into);
    }
    return into;
  };

  const compileObject = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => {
    const fields: ProjectedField[] = [];
    const given = type.getFields();
    for (const [key, nodes] of collect(type, sets)) {
      const name = nodes[0]!.name.value; // of the nodes with one key
      const inner = getNamedType(given[name]?.type);
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const project = isCompositeType(inner) && below.length > 0 ? compileValue(inner, below) : null;
      fields.push({ key, name, parent: type.name, project });
    }
    const isEntity = hasKey(type);
    return (source: Readonly<Record<string, unknown>>, pass: Pass): Record<string, unknown> => {
      if (isEntity) noteEntity(source, pass);
      const projected: Record<string, unknown> = {};
      for (const { key, name, parent, project } of fields) {
        if (name === '__typename') {
          projected[key] = type.name;
          continue;
        }
        const value = source[name];
        if (value === undefined) {
          pass.path.push(key);
          projected[key] = lack(pass, `The event does not carry ${parent}.${name}.`);
          pass.path.pop();
        } else if (project === null || value === null) {
          projected[key] = value;
        } else {
          pass.path.push(key);
          projected[key] = project(value, pass);
          pass.path.pop();
        }
      }
      return projected;
    };
  };

  const compileValue = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): ProjectValue => {
    const compiled = new Map<string, ReturnType<typeof compileObject>>();
    const objectOf = (object: GraphQLObjectType) => {
      let project = compiled.get(object.name);
      if (!project) compiled.set(object.name, (project = compileObject(object, sets)));
      return project;
    };
    const runtimeType = (value: Readonly<Record<string, unknown>>): GraphQLObjectType | null => {
      if (isObjectType(type)) return type;
      const name = value['__typename'];
      const named = typeof name === 'string' ? schema.getType(name) : undefined;
      return isObjectType(named) && schema.isSubType(type, named) ? named : null;
    };
    const project: ProjectValue = (value, pass) => {
      if (value === null) return null;
      if (Array.isArray(value)) {
        return value.map((each: unknown, at) => {
          pass.path.push(at);
          const one = project(each, pass);
          pass.path.pop();
          return one;
        });
      }
      if (!isRecord(value)) return lack(pass, `The event carries no ${type.name} here.`);
      const object = runtimeType(value);
      return object ? objectOf(object)(value, pass) : lack(pass, `The event does not say which ${type.name} this is.`);
    };
    return project;
  };

  const key = rootField.alias?.value ?? rootField.name.value;
  const type = getNamedType(schema.getSubscriptionType()?.getFields()[rootField.name.value]?.type);
  const projectRoot =
    isCompositeType(type) && rootField.selectionSet ? compileValue(type, [rootField.selectionSet]) : null;
  return (payload, correlationId) => {
    const pass: Pass = { correlationId, errors: [], path: [key], entities: new Set() };
    const value =
      payload === undefined
        ? lack(pass, 'The event cannot be read.')
        : projectRoot
          ? projectRoot(payload, pass)
          : payload;
    return { data: { [key]: value }, errors: pass.errors, entities: pass.entities };
  };
};
