import {
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { parseFetchOperation } from '../plan/fetch-operation.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { CalledOperation } from './call-subgraph.ts';
import { REPRESENTATIONS } from './entity-question.ts';

/** Under which alias the entities of each fetch of a joint request stand, by its place among them. */
export const aliasAt = (at: number): string => `_${at}`;

/** The name of the variable for the representations of each. */
export const representationsAt = (at: number): string => `${REPRESENTATIONS}_${at}`;

/** The node with its representations under another variable. */
const withVariable = <Node extends FieldNode | VariableDefinitionNode>(node: Node, name: string): Node =>
  visit(node, {
    Variable: (variable) =>
      variable.name.value === REPRESENTATIONS ? { ...variable, name: { kind: Kind.NAME, value: name } } : undefined,
  });

/** One request that asks what several fetches of entities ask, each under an alias with representations of its own. */
export const joinOperations = (fetches: readonly [FetchNode, ...FetchNode[]]): CalledOperation => {
  const [first, ...others] = fetches;
  const definitions = new Map<string, VariableDefinitionNode>();
  const selections: FieldNode[] = [];
  fetches.forEach((fetch, at) => {
    const { variableDefinitions = [], selectionSet } = parseFetchOperation(fetch.operation);
    for (const definition of variableDefinitions) {
      const { value } = definition.variable.name;
      if (value !== REPRESENTATIONS)
        definitions.set(value, definition); // the client's: the same in all
      else definitions.set(representationsAt(at), withVariable(definition, representationsAt(at)));
    }
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) throw new Error('an entity fetch selects entities');
      const alias = { kind: Kind.NAME, value: aliasAt(at) } as const;
      selections.push(withVariable({ ...selection, alias }, representationsAt(at)));
    }
  });
  const name =
    first.operationName === null
      ? null
      : [first.operationName, ...others.map(({ id }) => id.replaceAll(/\W/g, '_'))].join('_');
  const joint: OperationDefinitionNode = {
    ...parseFetchOperation(first.operation),
    ...(name === null ? {} : { name: { kind: Kind.NAME, value: name } }),
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    subgraph: first.subgraph,
    operation: stripIgnoredCharacters(print(joint)),
    operationName: name,
    operationKind: 'query',
    variableUsages: [...new Set(fetches.flatMap(({ variableUsages }) => variableUsages))],
    fetches: fetches.map(({ id }, at) => ({ id, alias: aliasAt(at) })),
  };
};
