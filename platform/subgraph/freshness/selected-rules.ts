import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FreshnessRule, RulesOfType } from './freshness-rules.ts';

/** The fields with a rule that a field selects of its objects, and their rules. */
export type SelectedRules = readonly (readonly [field: string, rule: FreshnessRule])[];

/** Finds them by the type of the object; what a condition takes away is not among them. */
export type FindSelectedRules = (info: GraphQLResolveInfo, type: string) => SelectedRules;

const isTaken = (node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;

/** Makes the finder over the rules of a schema. What a field selects without conditions is found once per document. */
export const createSelectedRules = (rules: ReadonlyMap<string, RulesOfType>): FindSelectedRules => {
  const known = new WeakMap<FieldNode, Map<string, SelectedRules>>();

  const collect = (info: GraphQLResolveInfo, type: string, ofType: RulesOfType) => {
    const found = new Map<string, FreshnessRule>();
    let isConditional = false;
    const applies = (condition: NamedTypeNode | undefined): boolean =>
      condition === undefined ||
      condition.name.value === type ||
      !isObjectType(info.schema.getType(condition.name.value));
    const visit = (set: SelectionSetNode | undefined): void => {
      for (const node of set?.selections ?? []) {
        if (node.directives !== undefined && node.directives.length > 0) {
          isConditional = true;
          if (!isTaken(node, info)) continue;
        }
        if (node.kind === Kind.FIELD) {
          const rule = ofType.get(node.name.value);
          if (rule !== undefined) found.set(node.name.value, rule);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
        if (fragment !== undefined && applies(fragment.typeCondition)) visit(fragment.selectionSet);
      }
    };
    for (const { selectionSet } of info.fieldNodes) visit(selectionSet);
    return { found: [...found], isConditional };
  };

  return (info, type) => {
    const ofType = rules.get(type);
    if (ofType === undefined) return [];
    const [node] = info.fieldNodes;
    const kept = node !== undefined && info.fieldNodes.length === 1 ? known.get(node)?.get(type) : undefined;
    if (kept !== undefined) return kept;
    const { found, isConditional } = collect(info, type, ofType);
    if (node !== undefined && info.fieldNodes.length === 1 && !isConditional) {
      known.set(node, (known.get(node) ?? new Map<string, SelectedRules>()).set(type, found));
    }
    return found;
  };
};
