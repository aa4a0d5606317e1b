// What an operation costs, compiled from its document once: a number, or a function of the variables where they decide.
// An object costs 1, a leaf nothing, a mutation 10, unless the schema says otherwise; a list as many times its element
// as it is taken to be long. Of an abstract type's objects the dearest possible one counts.
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from '../engine/engine.ts';
import { amountOf, largestOf, productOf, sumOf, type Amount } from './amount.ts';
import { argumentsCost } from './argument-cost.ts';
import { collectFields, type CollectedField } from './collect-fields.ts';
import type { CostRules } from './cost-rules.ts';
import { fieldLengthOf, type SizedPaths } from './field-length.ts';

/** What is known where a selection is compiled. */
interface Place {
  readonly sized: SizedPaths;
  /** The subgraph that is taken to answer here; `null` at the root. */
  readonly owner: string | null;
}

/** What compiling takes from outside. */
export interface CostParts {
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  readonly assumedListSize: number;
}

export interface CompiledCost {
  readonly cost: Amount;
  /** Throws `INVALID_ARGUMENT` where a list must be sliced by one argument and is not. */
  check(variables: Variables): void;
}

export const MUTATION_COST = 10;

/** What one value of a type costs by itself: the dearest possible type of an abstract one. */
export const weightsOf = (schema: GraphQLSchema, rules: CostRules) => {
  const weightOf = (type: GraphQLOutputType): number => {
    const named = getNamedType(type);
    if (isAbstractType(named)) return Math.max(...schema.getPossibleTypes(named).map(weightOf), 0);
    return rules.weightOfType(named.name) ?? (isCompositeType(named) ? 1 : 0);
  };
  return weightOf;
};

/**
 * Compiles the cost of an operation, or of what one subgraph is taken to answer of it.
 * @param subgraph a `join__Graph` value; `null`: all of it
 */
export const compileCost = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  parts: CostParts,
  subgraph: string | null,
): CompiledCost => {
  const { schema, rules } = parts;
  const checks: ((variables: Variables) => void)[] = [];
  const compiled = new Map<string, Amount>();
  const numbers = new Map<object, number>();
  const numberOf = (node: object): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };

  const weightOf = weightsOf(schema, rules);
  const ownerOf = (type: string, field: string, above: string | null): string | null => {
    const owners = rules.ownersOf(type, field);
    return above !== null && (owners.length === 0 || owners.includes(above)) ? above : (owners[0] ?? null);
  };

  const costOfField = (parent: GraphQLObjectType, { nodes, included }: CollectedField, place: Place): Amount => {
    const [node] = nodes;
    const field = parent.getFields()[node.name.value];
    if (!field) return 0; // __typename and introspection
    const owner = ownerOf(parent.name, field.name, place.owner);
    const counts = subgraph === null || subgraph === owner;
    const { length, below, check } = fieldLengthOf(node, parent.name, field, place.sized, parts);
    if (check) {
      checks.push((variables) => {
        if (amountOf(included, variables) > 0) check(variables);
      });
    }
    const weight = rules.weightOfField(parent.name, field.name) ?? weightOf(field.type);
    const selected = costOfSelections(field, nodes, { sized: below, owner });
    const each = sumOf([counts ? weight : 0, selected]);
    const given = counts ? argumentsCost(node, parent.name, field, rules) : 0;
    return productOf(included, sumOf([given, productOf(length, each)]));
  };

  const costOfObject = (type: GraphQLObjectType, nodes: readonly FieldNode[], place: Place): Amount => {
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return sumOf(collectFields(schema, fragments, type, sets).map((collected) => costOfField(type, collected, place)));
  };

  const costOfSelections = (
    field: Pick<GraphQLField<unknown, unknown>, 'type'>,
    nodes: readonly FieldNode[],
    place: Place,
  ): Amount => {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    // The same selections are met again below every possible type above them: once is enough.
    const key = `${nodes.map(numberOf).join()} ${type.name} ${place.owner} ${place.sized.map(({ path }) => path.join('.')).join()}`;
    const known = place.sized.length === 0 ? compiled.get(key) : undefined;
    if (known !== undefined) return known;
    const types = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    const cost = largestOf(types.map((each) => costOfObject(each, nodes, place)));
    if (place.sized.length === 0) compiled.set(key, cost);
    return cost;
  };

  const root = schema.getRootType(operation.operation);
  if (!root) return { cost: 0, check: () => {} };
  const rootNode = operation as unknown as FieldNode; // only its selection set is read
  const selected = costOfObject(root, [rootNode], { sized: [], owner: null });
  const base = operation.operation === 'mutation' && subgraph === null ? MUTATION_COST : 0;
  return {
    cost: sumOf([base, selected]),
    check: (variables) => checks.forEach((check) => check(variables)),
  };
};
