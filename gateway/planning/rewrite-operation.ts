import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';
import { conditionsBelow, type Conditions } from './conditions.ts';
import { withoutDecided } from './decided-conditions.ts';
import { createDeferLabels } from './defer-labels.ts';
import { inlineDeferringFragments } from './inline-deferring-fragments.ts';
import { clientNameOf, createResponseNames } from './response-names.ts';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const NO_CONDITIONS: Conditions = new Map();

/** Planners may take a renamed `__typename` for all that is asked of a type, so the plain one is asked for beside it. */
const withPlainTypename = (selections: readonly SelectionNode[]): FieldNode[] => {
  const typenames = selections.filter((node) => node.kind === Kind.FIELD && node.name.value === '__typename');
  const missing = typenames.length > 0 && typenames.every((node) => node.kind === Kind.FIELD && node.alias);
  return missing ? [{ ...TYPENAME }] : [];
};

const isConditional = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name }) => name.value === 'skip' || name.value === 'include');

/**
 * What is asked for beside selections. Where conditions may take away all of them the object is still there, empty; but
 * planners would not ask for it.
 */
const addedTo = (selections: readonly SelectionNode[]): FieldNode[] =>
  selections.every(isConditional) ? [{ ...TYPENAME }] : withPlainTypename(selections);

/**
 * The client's operation as it is planned: response names with one meaning each, every `@defer` with a label of its own,
 * no condition that is decided already, otherwise the client's selections in the client's order.
 * @param reserved names that fields have where planners ask for them themselves
 */
export const rewriteOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  reserved: ReadonlySet<string>,
): Omit<PlannedOperation, 'node'> => {
  const inlined = inlineDeferringFragments(document, operation);
  const definitions = [inlined.operation, ...inlined.fragments];
  const plannedName = createResponseNames({ kind: Kind.DOCUMENT, definitions }, reserved);
  const clientNames = new Map<FieldNode, string | null>();
  const labels = createDeferLabels();

  const rewriteDirectives = (directives: readonly DirectiveNode[] | undefined) =>
    directives === undefined ? {} : { directives: directives.flatMap(labels.relabel) };
  const rewriteField = (field: FieldNode, conditions: Conditions): FieldNode => {
    const name = plannedName(field);
    const renamed = name !== clientNameOf(field);
    const rewritten: FieldNode = {
      ...field,
      ...(renamed ? { alias: { kind: Kind.NAME, value: name } } : {}),
      ...(field.selectionSet ? { selectionSet: rewriteSelections(field.selectionSet, conditions) } : {}),
    };
    if (renamed) clientNames.set(rewritten, clientNameOf(field));
    return rewritten;
  };
  const rewriteSelection = (node: SelectionNode, above: Conditions): SelectionNode[] => {
    const conditions = conditionsBelow(above, node);
    if (conditions === null) return [];
    if (node.kind === Kind.FIELD) return [rewriteField(node, conditions)];
    const directives = rewriteDirectives(node.directives);
    if (node.kind === Kind.FRAGMENT_SPREAD) return [{ ...node, ...directives }];
    return [{ ...node, ...directives, selectionSet: rewriteSelections(node.selectionSet, conditions) }];
  };
  const rewriteSelections = (set: SelectionSetNode, above: Conditions): SelectionSetNode => {
    const undecided = set.selections.flatMap((node) => withoutDecided(node, above));
    const selections = undecided.flatMap((node) => rewriteSelection(node, above));
    const added = addedTo(selections);
    for (const field of added) clientNames.set(field, null);
    return { ...set, selections: [...added, ...selections] };
  };
  const rewriteFragment = (node: FragmentDefinitionNode): FragmentDefinitionNode => ({
    ...node,
    selectionSet: rewriteSelections(node.selectionSet, NO_CONDITIONS),
  });

  return {
    operation: {
      ...inlined.operation,
      selectionSet: rewriteSelections(inlined.operation.selectionSet, NO_CONDITIONS),
    },
    fragments: new Map(inlined.fragments.map((node) => [node.name.value, rewriteFragment(node)])),
    clientNames,
    deferLabels: labels.known,
  };
};
