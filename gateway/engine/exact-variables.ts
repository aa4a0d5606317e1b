import {
  getNullableType,
  GraphQLFloat,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { holdsRounded } from '../execution/rounded-numbers.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether a value that fits its type holds a number, elsewhere than in the place of a `Float`, that may have been another. */
const isRounded = (given: GraphQLInputType, value: unknown): boolean => {
  if (value === null || value === undefined) return false;
  const type = getNullableType(given);
  if (isListType(type)) {
    const { ofType } = type;
    return Array.isArray(value) ? value.some((each) => isRounded(ofType, each)) : isRounded(ofType, value);
  }
  if (isInputObjectType(type)) {
    const values = value as Values; // it fits its type
    return Object.values(type.getFields()).some((field) => isRounded(field.type, values[field.name]));
  }
  return !isEnumType(type) && type.name !== GraphQLFloat.name && holdsRounded(value);
};

/**
 * Makes the check of an operation's variables, as they came, for numbers that JavaScript cannot hold: the subgraph would
 * answer about another number. Literals are checked by `exactLiterals`.
 */
export const compileExactness = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ((variables: Values) => readonly GraphQLError[]) => {
  const typed = definitions.flatMap((node) => {
    const type = typeFromAST(schema, node.type);
    return isInputType(type) ? [{ node, name: node.variable.name.value, type }] : [];
  });
  return (variables) =>
    typed
      .filter(({ name, type }) => isRounded(type, variables[name]))
      .map(({ node, name }) => {
        const message = `Variable "$${name}" has a number with more digits than can be handed on here; write it as a text.`;
        return new GraphQLError(message, { nodes: node });
      });
};
