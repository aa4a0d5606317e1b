// A query plan, as the engine executes it: one type per node, named as the planner names it. Whatever planner made it,
// response keys in here are the planned ones (see PlannedOperation): unique enough that no two meanings share one.
import type { FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

export type PlanNode = FetchNode | SequenceNode | ParallelNode | FlattenNode | ConditionNode | DeferNode;

/** One request to one subgraph: a root operation, or entities by their representations when there are `requires`. */
export interface FetchNode {
  readonly kind: 'Fetch';
  /** Unique in its plan; `DeferredNode.depends` names fetches by it. */
  readonly id: string;
  readonly subgraph: string;
  /** The text sent; entity fetches declare `$representations`. */
  readonly operation: string;
  readonly operationName: string | null;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** Variables of the client's operation that `operation` uses. */
  readonly variableUsages: readonly string[];
  /** What it answers at its place: for entity fetches what is inside `_entities`, fragments inlined. */
  readonly selections: readonly FetchedSelection[];
  /** What a representation is made of; `null` when the fetch has none (root fields, also below a Flatten). */
  readonly requires: readonly RequiredSelection[] | null;
  /** Values that representations carry in place of what was read (the `__typename` of an interface object). */
  readonly inputRewrites: readonly ValueSetter[];
  /** Variables of `operation` read from objects above the entity (`@fromContext`); one request per distinct tuple. */
  readonly contextVariables: readonly ContextVariable[];
}

export type FetchedSelection = FetchedField | FetchedFragment;

/** A Boolean variable has this value: what `@include` and `@skip` ask for. */
export interface Condition {
  readonly variable: string;
  readonly is: boolean;
}

export interface FetchedField {
  readonly kind: 'Field';
  /** All must hold for it to be asked for. */
  readonly conditions: readonly Condition[];
  /** The name under which the subgraph answers. */
  readonly key: string;
  /** The planned response key that it stands for; another than `key` where the plan renames its output. */
  readonly as: string;
  /** `null` for leaves. */
  readonly selections: readonly FetchedSelection[] | null;
}

export interface FetchedFragment {
  readonly kind: 'Fragment';
  readonly conditions: readonly Condition[];
  readonly typeCondition: string | null;
  readonly selections: readonly FetchedSelection[];
}

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'Field';
  /** Its name in the representation. */
  readonly name: string;
  /** The planned response key under which its value was fetched. */
  readonly key: string;
  readonly selections: readonly RequiredSelection[] | null;
}

export interface RequiredFragment {
  readonly kind: 'Fragment';
  /** The value applies when the object's type is this one, or one that implements it. */
  readonly typeCondition: string | null;
  readonly selections: readonly RequiredSelection[];
}

/** Sets one member of a representation: `path` alternates member names and type conditions (`... on T`). */
export interface ValueSetter {
  readonly path: readonly string[];
  readonly value: string;
}

/** A variable whose value stands in an object at or above the entity. */
export interface ContextVariable {
  readonly variable: string;
  /** How many levels of objects up, then through these planned keys (and `... on T`) to the value. */
  readonly levelsUp: number;
  readonly path: readonly string[];
  /** The conditions of each field that takes it: where none of them all hold it is not needed. */
  readonly usedUnder: readonly (readonly Condition[])[];
}

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** Executes `node` at every object found at `path` from the root of the operation. */
export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly FlattenStep[];
  readonly node: PlanNode;
}

/** One step down: a planned key, every element of a list, or only objects of these types. */
export type FlattenStep =
  | { readonly kind: 'KEY'; readonly key: string }
  | { readonly kind: 'EACH' }
  | { readonly kind: 'TYPE'; readonly types: readonly string[] };

export interface ConditionNode {
  readonly kind: 'Condition';
  /** The Boolean variable. */
  readonly variable: string;
  readonly whenTrue: PlanNode | null;
  readonly whenFalse: PlanNode | null;
}

export interface DeferNode {
  readonly kind: 'Defer';
  readonly primary: PlanNode | null;
  readonly deferred: readonly DeferredNode[];
}

export interface DeferredNode {
  /** Starts when these fetches (by id) have ended. */
  readonly depends: readonly string[];
  /** The planned label: unique in the operation; `PlannedOperation.deferLabels` has the client's. `null`: only a group of further deferrals. */
  readonly label: string | null;
  /** Planned keys (lists and types are not named) from the root to where the deferred fragment stands. */
  readonly queryPath: readonly string[];
  readonly node: PlanNode | null;
}

/** The plan of a subscription: what the event answers, and what is asked per event. */
export interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: FetchNode;
  readonly rest: PlanNode | null;
}

/**
 * An operation with its plan. `operation` is what was planned: the client's selections in the client's order, some
 * under response names of our own, with fields that only planning needs added.
 */
export interface PlannedOperation {
  /** `null` when no subgraph is asked (`{ __typename }`, introspection). */
  readonly node: PlanNode | SubscriptionNode | null;
  readonly operation: OperationDefinitionNode & { readonly selectionSet: SelectionSetNode };
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** For fields of `operation` and `fragments` whose planned response key is not the client's name: that name, or `null` for a field the client did not ask for. */
  readonly clientNames: ReadonlyMap<FieldNode, string | null>;
  /** The client's label of each planned `@defer` label; `null` where the client gave none. */
  readonly deferLabels: ReadonlyMap<string, string | null>;
}
