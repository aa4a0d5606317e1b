import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from '../engine/engine.ts';
import { amountOf } from './amount.ts';
import { argumentsCost } from './argument-cost.ts';
import { collectFields, type CollectedField } from './collect-fields.ts';
import { MUTATION_COST, weightsOf, type CostParts } from './compile-cost.ts';

/**
 * Makes the function that counts what an answer has cost: the same weights as the estimate, over the objects that came.
 * Where the answer does not say which type of an abstract one an object has, the dearest counts.
 */
export const createActualCost = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  { schema, rules }: CostParts,
): ((data: unknown, variables: Variables) => number) => {
  const weightOf = weightsOf(schema, rules);
  const collected = new WeakMap<readonly FieldNode[], Map<string, readonly CollectedField[]>>();
  const fieldsOf = (type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly CollectedField[] => {
    const byType = collected.get(nodes) ?? new Map<string, readonly CollectedField[]>();
    collected.set(nodes, byType);
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const known = byType.get(type.name) ?? collectFields(schema, fragments, type, sets);
    byType.set(type.name, known);
    return known;
  };

  const typesOf = (type: GraphQLOutputType, value: object): readonly GraphQLObjectType[] => {
    const named = getNamedType(type);
    if (isObjectType(named)) return [named];
    if (!isAbstractType(named)) return [];
    const possible = schema.getPossibleTypes(named);
    const told = '__typename' in value ? possible.find(({ name }) => name === value.__typename) : undefined;
    return told ? [told] : possible;
  };

  const costOfObject = (
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    value: object,
    variables: Variables,
  ): number => {
    let cost = 0;
    for (const { responseName, nodes: below } of fieldsOf(type, nodes)) {
      const field = type.getFields()[below[0].name.value];
      const answered: unknown = Reflect.get(value, responseName);
      if (!field || answered === undefined) continue;
      cost += amountOf(argumentsCost(below[0], type.name, field, rules), variables);
      const weight = rules.weightOfField(type.name, field.name);
      cost += costOfValue(field.type, below, answered, weight, variables);
    }
    return cost;
  };

  const costOfValue = (
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    value: unknown,
    weight: number | null,
    variables: Variables,
  ): number => {
    if (Array.isArray(value)) {
      return value.reduce<number>((sum, each) => sum + costOfValue(type, nodes, each, weight, variables), 0);
    }
    if (value === null) return 0;
    if (typeof value !== 'object') return weight ?? weightOf(type);
    const types = typesOf(type, value);
    if (types.length === 0) return weight ?? weightOf(type); // a scalar that is an object in JSON
    return Math.max(...types.map((each) => (weight ?? weightOf(each)) + costOfObject(each, nodes, value, variables)));
  };

  const root = schema.getRootType(operation.operation);
  const rootNodes = [operation as unknown as FieldNode]; // only its selection set is read
  const base = operation.operation === 'mutation' ? MUTATION_COST : 0;
  return (data, variables) => {
    if (!root || typeof data !== 'object' || data === null) return base;
    return base + costOfObject(root, rootNodes, data, variables);
  };
};
