import {
  getVariableValues,
  GraphQLError,
  Kind,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileExactness } from './exact-variables.ts';
import { OperationRejected } from './operation-rejected.ts';

export type CoerceVariables = (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The `typeof` of values that a variable takes as they are; `null` where that does not say enough. */
const plainTypeOf = ({ type }: VariableDefinitionNode): 'string' | 'boolean' | null => {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (named.kind !== Kind.NAMED_TYPE) return null;
  if (named.name.value === 'String' || named.name.value === 'ID') return 'string';
  return named.name.value === 'Boolean' ? 'boolean' : null;
};

/** Makes the coercion by graphql-js. It throws `OperationRejected` with everything that does not fit. */
const compileWhole = (schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[]): CoerceVariables => {
  const findInexact = compileExactness(schema, definitions);
  return (variables) => {
    const { coerced, errors } = getVariableValues(schema, definitions, variables);
    const mistakes = errors ?? findInexact(variables);
    if (coerced && mistakes.length === 0) return coerced;
    throw new OperationRejected(
      mistakes.map(
        ({ message, nodes }) =>
          new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'INVALID_ARGUMENT' } }),
      ),
    );
  };
};

/** The same members without anything inherited. */
const own = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.assign(Object.create(null) as Record<string, unknown>, values); // an object without a prototype has no type

/**
 * Makes the coercion of an operation's variables: defaults in, unknown ones out. Texts and booleans where the operation
 * wants them, which is most of what is ever asked, are taken as they are; everything else is for graphql-js to judge.
 */
export const compileCoercion = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): CoerceVariables => {
  const plain = variableDefinitions.map((definition) => ({
    name: definition.variable.name.value,
    wanted: plainTypeOf(definition),
  }));
  const coerceAll = compileWhole(schema, variableDefinitions);
  // `$constructor`, when it is left out, must not be what every object has under that name.
  const isInherited = plain.some(({ name }) => name in Object.prototype);
  return (variables) => {
    if (isInherited) return own(coerceAll(variables));
    const coerced: Record<string, unknown> = {};
    for (const { name, wanted } of plain) {
      const value = variables[name];
      if (wanted === null || typeof value !== wanted) return coerceAll(variables);
      coerced[name] = value;
    }
    return coerced;
  };
};
