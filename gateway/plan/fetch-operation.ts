import { Kind, parse, type OperationDefinitionNode } from 'graphql';

/** The text of a fetch as the one operation that it is: without reuse of fragments the planner writes none. */
export const parseFetchOperation = (text: string): OperationDefinitionNode => {
  const [operation, ...others] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) throw new Error('a fetch is one operation');
  return operation;
};
