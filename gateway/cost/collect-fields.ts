import {
  isAbstractType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Amount } from './amount.ts';
import { productOf } from './amount.ts';

/** A field of a response, by all nodes that ask for it. */
export interface CollectedField {
  readonly responseName: string;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** 1 where it is there, 0 where `@skip` or `@include` leave it out. */
  readonly included: Amount;
}

/** 1 or 0 by `@skip` and `@include`. */
const inclusionOf = (directives: readonly DirectiveNode[] = []): Amount =>
  directives.reduce<Amount>((included, directive) => {
    const wanted = directive.name.value === 'include';
    if (!wanted && directive.name.value !== 'skip') return included;
    const when = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (when?.kind === Kind.BOOLEAN) return productOf(included, when.value === wanted ? 1 : 0);
    if (when?.kind !== Kind.VARIABLE) return included;
    const variable = when.name.value;
    return productOf(included, (variables) => (variables[variable] === wanted ? 1 : 0));
  }, 1);

const either = (one: Amount, other: Amount): Amount => {
  if (one === 1 || other === 1) return 1;
  if (typeof one === 'number' && typeof other === 'number') return Math.max(one, other);
  return (variables) =>
    Math.max(typeof one === 'number' ? one : one(variables), typeof other === 'number' ? other : other(variables));
};

/** The fields that an object of this type answers, each once though several selections ask for it. */
export const collectFields = (
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly CollectedField[] => {
  const fields = new Map<string, { nodes: [FieldNode, ...FieldNode[]]; included: Amount }>();
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  };
  const collect = (set: SelectionSetNode, above: Amount, within: ReadonlySet<string>): void => {
    for (const selection of set.selections) {
      const included = productOf(above, inclusionOf(selection.directives));
      if (included === 0) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const known = fields.get(name);
        if (known) {
          known.nodes.push(selection);
          known.included = either(known.included, included);
        } else fields.set(name, { nodes: [selection], included });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value)) collect(selection.selectionSet, included, within);
      } else {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (!fragment || within.has(name) || !applies(fragment.typeCondition.name.value)) continue;
        collect(fragment.selectionSet, included, new Set([...within, name]));
      }
    }
  };
  for (const set of sets) collect(set, 1, new Set());
  return [...fields].map(([responseName, { nodes, included }]) => ({ responseName, nodes, included }));
};
