import { executeSync, Kind, visit, type ASTNode, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';
import type { FieldNodes } from './collect-fields.ts';
import type { Complete } from './object-shape.ts';

/** The same selections under the client's names, without what only planning added. */
const underClientNames = <N extends ASTNode>({ clientNames }: PlannedOperation, node: N): N =>
  visit(node, {
    Field(field): FieldNode | null | undefined {
      const name = clientNames.get(field);
      if (name === undefined || name === null) return name;
      return { ...field, alias: { kind: Kind.NAME, value: name } };
    },
  });

/**
 * Completes `__schema` and `__type`, which no subgraph is asked for: graphql-js answers them from the API schema.
 * @param name the client's response name of the field
 */
export const completeIntrospection = (
  planned: PlannedOperation,
  schema: GraphQLSchema,
  nodes: FieldNodes,
  name: string,
): Complete => {
  const { operation, fragments } = planned;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        directives: [],
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: nodes.map((node) => underClientNames(planned, node)),
        },
      },
      ...[...fragments.values()].map((fragment) => underClientNames(planned, fragment)),
    ],
  };
  const constant = (operation.variableDefinitions ?? []).length === 0;
  let kept: string | undefined;
  return (before, _value, run) => {
    if (kept !== undefined) return before + kept;
    const { data, errors } = executeSync({ schema, document, variableValues: { ...run.variables } });
    if (errors) run.errors.push(...errors);
    const text = JSON.stringify(data?.[name] ?? null);
    if (constant) kept = text;
    return before + text;
  };
};
