// How many calls to outside systems a plan may come to, compiled once: each fetch asks for records by key, at its root, at
// fields below and as entities; what `@sourceRead` marks may be asked of its system in batches. Records of one kind in one
// fetch count together, for they are loaded together. It is the most: cache and projection are not in it.
import {
  getNamedType,
  isCompositeType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { everyFetch } from '../plan/every-fetch.ts';
import type { FetchNode, FlattenStep, PlannedOperation } from '../plan/plan.ts';
import { amountOf, productOf, sumOf, type Amount } from './amount.ts';
import type { CostRules } from './cost-rules.ts';
import { fieldLengthOf, type SizedPaths } from './field-length.ts';
import { selectedFields, type Fragments, type SelectedField } from './selected-fields.ts';
import type { SourceRead, SourceRules } from './source-rules.ts';

/** What compiling takes from outside. */
export interface CallParts {
  /** Every type and field, inaccessible ones too. */
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  readonly sources: SourceRules;
  readonly assumedListSize: number;
}

/** Keys asked for of one kind. */
interface Keys {
  readonly read: SourceRead;
  readonly counts: Amount[];
}

const callsOf = ({ read, counts }: Keys): Amount => {
  const keys = sumOf(counts);
  const calls = (count: number): number => Math.ceil(Math.min(count, read.most) / read.batch);
  return typeof keys === 'number' ? calls(keys) : (variables) => calls(amountOf(keys, variables));
};

const fieldOf = ({ node, parent }: SelectedField): GraphQLField<unknown, unknown> | undefined =>
  'getFields' in parent ? parent.getFields()[node.name.value] : undefined;

/** How many objects there are where a fetch of the plan lands. */
const countAt = (
  path: readonly FlattenStep[],
  { operation, fragments }: PlannedOperation,
  parts: CallParts,
): Amount => {
  const around: Fragments = { schema: parts.schema, fragments };
  let type: GraphQLCompositeType | null | undefined = parts.schema.getRootType(operation.operation);
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  let sized: SizedPaths = [];
  let count: Amount = 1;
  for (const step of path) {
    if (step.kind !== 'KEY') continue; // the field itself says whether it is a list
    if (!type) return count;
    const here: readonly SelectedField[] = selectedFields(type, sets, around).filter(
      ({ node }) => (node.alias ?? node.name).value === step.key,
    );
    const [first] = here;
    const field = first && fieldOf(first);
    if (!first || !field) return count;
    const { length, below } = fieldLengthOf(first.node, first.parent.name, field, sized, parts);
    count = productOf(count, length);
    sized = below;
    sets = here.flatMap(({ node }) => (node.selectionSet ? [node.selectionSet] : []));
    const named = getNamedType(field.type);
    type = isCompositeType(named) ? named : null;
  }
  return count;
};

/** The most calls one fetch may come to. */
const callsOfFetch = (fetch: FetchNode, count: Amount, parts: CallParts): Amount => {
  const { definitions } = parse(fetch.operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const around: Fragments = { schema: parts.schema, fragments };
  const asked = new Map<string, Keys>();
  const note = (type: string, read: SourceRead | null, keys: Amount): void => {
    if (read === null) return;
    const known = asked.get(type) ?? { read, counts: [] };
    known.counts.push(keys);
    asked.set(type, known);
  };

  const visit = (
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    times: Amount,
    sized: SizedPaths,
  ): void => {
    for (const selected of selectedFields(type, sets, around)) {
      const field = fieldOf(selected);
      if (!field) continue;
      const { node, parent } = selected;
      const named = getNamedType(field.type);
      note(named.name, parts.sources.ofField(parent.name, field.name), times);
      if (!node.selectionSet || !isCompositeType(named)) continue;
      const { length, below } = fieldLengthOf(node, parent.name, field, sized, parts);
      visit(named, [node.selectionSet], productOf(times, length), below);
    }
  };

  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = parts.schema.getRootType(node.operation);
    if (fetch.requires === null) {
      if (root) visit(root, [node.selectionSet], count, []);
      continue;
    }
    for (const entities of node.selectionSet.selections) {
      if (entities.kind !== Kind.FIELD || !entities.selectionSet) continue;
      for (const member of entities.selectionSet.selections) {
        const condition = member.kind === Kind.INLINE_FRAGMENT ? member.typeCondition?.name.value : undefined;
        const type = condition === undefined ? null : parts.schema.getType(condition);
        if (member.kind !== Kind.INLINE_FRAGMENT || !isCompositeType(type)) continue;
        note(type.name, parts.sources.ofEntity(type.name, fetch.subgraph), count);
        visit(type, [member.selectionSet], count, []);
      }
    }
  }
  return sumOf([...asked.values()].map(callsOf));
};

/** The most calls a planned operation may come to. */
export const compileCalls = (planned: PlannedOperation, parts: CallParts): Amount => {
  const amounts: Amount[] = [];
  everyFetch(planned.node, (fetch, path) => {
    amounts.push(callsOfFetch(fetch, countAt(path, planned, parts), parts));
  });
  return sumOf(amounts);
};
