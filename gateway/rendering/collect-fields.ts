import {
  doTypesOverlap,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';
import type { Decisions } from './decisions.ts';

/** An operation under fixed decisions. */
export interface DecidedOperation {
  readonly schema: GraphQLSchema;
  readonly planned: PlannedOperation;
  readonly decisions: Decisions;
}

export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/** What is selected of an object of one type. */
export interface CollectedFields {
  /** By planned response key, in the order of the answer. */
  readonly fields: ReadonlyMap<string, FieldNodes>;
  /** By planned label: fragments that follow later. */
  readonly deferred: ReadonlyMap<string, readonly SelectionSetNode[]>;
  /** An abstract type, and a fragment on only some of its types: what is selected depends on the object. */
  readonly undecided: boolean;
}

/**
 * Collects what selection sets select of a type (CollectFields of the specification), without what only planning added.
 * @param type is an object's type; an abstract one stands for objects of which no more is known
 */
export const collectFields = (
  { schema, planned, decisions }: DecidedOperation,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): CollectedFields => {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const deferred = new Map<string, SelectionSetNode[]>();
  const spread = new Set<string>();
  let undecided = false;

  const applies = (condition: NamedTypeNode | undefined): boolean => {
    if (!condition || condition.name.value === type.name) return true;
    const wanted = schema.getType(condition.name.value);
    if (isAbstractType(wanted) && !isUnionType(type) && schema.isSubType(wanted, type)) return true;
    if (isAbstractType(type) && isCompositeType(wanted) && doTypesOverlap(schema, type, wanted)) undecided = true;
    return false;
  };

  const collectFragment = (label: string | null, set: SelectionSetNode): void => {
    if (label === null) return collect(set);
    const known = deferred.get(label);
    if (known) known.push(set);
    else deferred.set(label, [set]);
  };

  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!decisions.includes(node)) continue;
      if (node.kind === Kind.FIELD) {
        if (planned.clientNames.get(node) === null) continue;
        const key = node.alias?.value ?? node.name.value;
        const known = fields.get(key);
        if (known) known.push(node);
        else fields.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition)) collectFragment(decisions.deferredAs(node), node.selectionSet);
      } else {
        const { value: name } = node.name;
        const label = decisions.deferredAs(node);
        if (label === null && spread.has(name)) continue;
        if (label === null) spread.add(name);
        const fragment = planned.fragments.get(name);
        if (fragment && applies(fragment.typeCondition)) collectFragment(label, fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return { fields, deferred, undecided };
};
