import type {
  FetchDataKeyRenamer,
  FetchDataRewrite,
  FetchNode as ApolloFetchNode,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { Kind, print, stripIgnoredCharacters, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { parseFetchOperation } from '../plan/fetch-operation.ts';
import type { Condition, ContextVariable, FetchNode, RequiredSelection, ValueSetter } from '../plan/plan.ts';
import { conditionsOf, convertSelections } from './convert-selections.ts';
import { withOptionalInputs } from './optional-inputs.ts';
import type { PlannerSupergraph } from './planner-supergraph.ts';
import { withRealFields } from './real-fields.ts';
import { withRenamedOutput } from './renamed-output.ts';
import { separateInputs, type FetchPart } from './separate-inputs.ts';

/** Reads a fetch of Apollo's planner; several parallel ones where one request cannot carry what all its fields need. */
export type FetchConverter = (node: ApolloFetchNode, nextId: () => string) => FetchNode[];

const isRenamer = (rewrite: FetchDataRewrite): rewrite is FetchDataKeyRenamer => rewrite.kind === 'KeyRenamer';

const setterOf = (rewrite: FetchDataRewrite): ValueSetter => {
  if (rewrite.kind === 'KeyRenamer')
    throw new Error('the plan renames what goes into a fetch, which is not known here');
  return { path: rewrite.path, value: String(rewrite.setValueTo) };
};

const contextOf = ({ path, renameKeyTo }: FetchDataKeyRenamer): Omit<ContextVariable, 'usedUnder'> => {
  const levelsUp = path.filter((step) => step === '..').length;
  return { variable: renameKeyTo, levelsUp, path: path.slice(levelsUp) };
};

/** The conditions of each field with a variable among its arguments. */
const usesOf = (variable: string, { selections }: SelectionSetNode, above: readonly Condition[] = []): Condition[][] =>
  selections.flatMap((node) => {
    const conditions = [...above, ...conditionsOf(node)];
    const inner =
      node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet ? [] : usesOf(variable, node.selectionSet, conditions);
    const takes =
      node.kind === Kind.FIELD &&
      node.arguments?.some(({ value }) => value.kind === Kind.VARIABLE && value.name.value === variable);
    return takes ? [conditions, ...inner] : inner;
  });

/** The selections at the place of the fetch: the root's, or those inside `_entities`. */
const placedSelections = ({ selectionSet }: OperationDefinitionNode, isEntityFetch: boolean): SelectionSetNode => {
  if (!isEntityFetch) return selectionSet;
  const [entities] = selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('an entity fetch selects no entities');
  return entities.selectionSet;
};

export const createFetchConverter = ({ synthetics, requiredKeys, isKey }: PlannerSupergraph): FetchConverter => {
  const nameOf = (key: string) => synthetics.get(key)?.name ?? key;
  const convertRequired = (node: QueryPlanSelectionNode): RequiredSelection =>
    node.kind === 'Field'
      ? {
          kind: 'Field',
          name: nameOf(node.name),
          key: node.name,
          selections: node.selections?.map(convertRequired) ?? null,
        }
      : {
          kind: 'Fragment',
          typeCondition: node.typeCondition ?? null,
          selections: node.selections.map(convertRequired),
        };

  return (node, nextId) => {
    const usedBy = (type: string, field: string) => requiredKeys(node.serviceName, type, field);
    const isInKey = (field: string) => isKey(node.serviceName, field);
    const contextVariables = (node.contextRewrites ?? []).map(contextOf);
    const fromContext = new Set(contextVariables.map(({ variable }) => variable));
    const planned = parseFetchOperation(node.operation);
    const parts: readonly (FetchPart | { readonly operation: OperationDefinitionNode; readonly requires: null })[] =
      node.requires === undefined
        ? [{ operation: planned, requires: null }]
        : separateInputs(planned, node.requires, nameOf, usedBy);
    return parts.map(({ operation, requires }): FetchNode => {
      const sent = withRealFields(operation, synthetics);
      const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
      const selections = convertSelections(placedSelections(sent, requires !== null));
      return {
        kind: 'Fetch',
        id: nextId(),
        subgraph: node.serviceName,
        operation: sent === planned ? node.operation : stripIgnoredCharacters(print(sent)),
        operationName: node.operationName ?? null,
        operationKind: node.operationKind,
        variableUsages: (node.variableUsages ?? []).filter((name) => declared.has(name) && !fromContext.has(name)),
        selections: (node.outputRewrites ?? []).filter(isRenamer).reduce(withRenamedOutput, selections),
        requires: requires && withOptionalInputs(operation, requires, usedBy, isInKey).map(convertRequired),
        inputRewrites: (node.inputRewrites ?? []).map(setterOf),
        contextVariables: contextVariables
          .filter(({ variable }) => declared.has(variable))
          .map((each) => ({ ...each, usedUnder: usesOf(each.variable, operation.selectionSet) })),
      };
    });
  };
};
