import {
  getNamedType,
  isEnumType,
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DefinitionNode,
  type GraphQLSchema,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { EventAudience } from './event-audience.ts';

export type EventMatch = 'IN' | 'EQUALS' | 'AT_LEAST';

/** What one field of a filter compares: the value at `path` in the event, by `match`. */
export interface FilterRule {
  readonly path: readonly string[];
  readonly match: EventMatch;
  /** For AT_LEAST: the values of the enum from least to most, as the schema lists them. */
  readonly order: readonly string[];
}

/** A subscription field that is served from the event log, as its directives say. */
export interface EventStream {
  readonly field: string;
  readonly topic: string;
  /** The argument that takes a cursor to go on after, and the field of the payload that gives one. */
  readonly cursorArgument: string | null;
  readonly cursorField: string | null;
  /** Its events belong to nobody: callers whose rows are restricted would never be told of one. */
  readonly unrestrictedOnly: boolean;
  /** `null`: everybody hears of its events. */
  readonly audience: EventAudience | null;
  /** Rules by argument and input field; an argument or input field that is not here restricts nothing we could judge. */
  readonly filters: ReadonlyMap<string, ReadonlyMap<string, FilterRule>>;
}

/** A composed directive keeps its name where it was imported, else it carries its specification's name in front. */
const directiveOf = (
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): ConstDirectiveNode | undefined =>
  directives?.find((node) => node.name.value === name || node.name.value.endsWith(`__${name}`));

const argumentOf = (directive: ConstDirectiveNode, name: string): string | null => {
  const node = directive.arguments?.find((argument) => argument.name.value === name);
  const value = node ? valueFromASTUntyped(node.value) : null;
  return typeof value === 'string' ? value : null;
};

const isSet = (directive: ConstDirectiveNode, name: string): boolean => {
  const node = directive.arguments?.find((argument) => argument.name.value === name);
  return node !== undefined && valueFromASTUntyped(node.value) === true;
};

/** What a list of an argument names; one leaves out the brackets around a single name. */
const namesOf = (directive: ConstDirectiveNode, name: string): readonly string[] => {
  const node = directive.arguments?.find((argument) => argument.name.value === name);
  const value: unknown = node ? valueFromASTUntyped(node.value) : null;
  const given = Array.isArray(value) ? (value as unknown[]) : [value]; // isArray gives any[]
  return given.filter((each) => typeof each === 'string');
};

const pathsOf = (directive: ConstDirectiveNode, name: string): readonly (readonly string[])[] =>
  namesOf(directive, name).map((path) => path.split('.'));

/** An audience of nobody is one too: that a list is empty opens nothing. */
const audienceOf = (directive: ConstDirectiveNode): EventAudience | null =>
  directive.arguments?.some(({ name }) => ['roles', 'rolesAt', 'subjectsAt'].includes(name.value))
    ? {
        roles: namesOf(directive, 'roles'),
        rolePaths: pathsOf(directive, 'rolesAt'),
        subjectPaths: pathsOf(directive, 'subjectsAt'),
      }
    : null;

const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);

const ruleOf = (field: InputValueDefinitionNode, apiSchema: GraphQLSchema): FilterRule | null => {
  const directive = directiveOf(field.directives, 'eventFilter');
  const path = directive ? argumentOf(directive, 'path') : null;
  const match = directive ? argumentOf(directive, 'match') : null;
  if (path === null || (match !== 'IN' && match !== 'EQUALS' && match !== 'AT_LEAST')) return null;
  const type = getNamedType(apiSchema.getType(typeNameOf(field.type)));
  return { path: path.split('.'), match, order: isEnumType(type) ? type.getValues().map(({ name }) => name) : [] };
};

/**
 * The event streams a supergraph declares with `@eventStream`, `@eventCursor` and `@eventFilter`, by the name of the
 * subscription field. A subscription field without `@eventStream` is not among them.
 */
export const readEventStreams = (supergraphSdl: string, apiSchema: GraphQLSchema): ReadonlyMap<string, EventStream> => {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const objects = new Map<string, ObjectTypeDefinitionNode>();
  const inputs = new Map<string, InputObjectTypeDefinitionNode>();
  const take = (node: DefinitionNode) => {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) objects.set(node.name.value, node);
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) inputs.set(node.name.value, node);
  };
  definitions.forEach(take);

  const rulesOf = (argument: InputValueDefinitionNode): ReadonlyMap<string, FilterRule> => {
    const rules = new Map<string, FilterRule>();
    for (const field of inputs.get(typeNameOf(argument.type))?.fields ?? []) {
      const rule = ruleOf(field, apiSchema);
      if (rule) rules.set(field.name.value, rule);
    }
    return rules;
  };

  const streams = new Map<string, EventStream>();
  const root = objects.get(apiSchema.getSubscriptionType()?.name ?? '');
  for (const field of root?.fields ?? []) {
    const directive = directiveOf(field.directives, 'eventStream');
    const topic = directive ? argumentOf(directive, 'topic') : null;
    if (directive === undefined || topic === null) continue;
    const payload = objects.get(typeNameOf(field.type));
    const given = field.arguments ?? [];
    const cursorArgument = given.find(({ directives }) => directiveOf(directives, 'eventCursor'));
    streams.set(field.name.value, {
      field: field.name.value,
      topic,
      cursorArgument: cursorArgument?.name.value ?? null,
      unrestrictedOnly: isSet(directive, 'unrestrictedOnly'),
      audience: audienceOf(directive),
      cursorField:
        payload?.fields?.find(({ directives }) => directiveOf(directives, 'eventCursor'))?.name.value ?? null,
      filters: new Map(given.filter((node) => node !== cursorArgument).map((node) => [node.name.value, rulesOf(node)])),
    });
  }
  return streams;
};
