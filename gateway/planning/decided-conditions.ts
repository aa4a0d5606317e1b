import { Kind, type DirectiveNode, type SelectionNode } from 'graphql';
import type { Conditions } from './conditions.ts';

/** What is decided of a `@skip` or `@include`: whether the selection stays; `null` where a variable decides. */
const decision = ({ name, arguments: given = [] }: DirectiveNode, above: Conditions): boolean | null => {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const condition = given.find((each) => each.name.value === 'if')?.value;
  const known =
    condition?.kind === Kind.BOOLEAN
      ? condition.value
      : condition?.kind === Kind.VARIABLE
        ? above.get(condition.name.value)
        : undefined;
  return known === undefined ? null : known === (name.value === 'include');
};

/**
 * The selection without the conditions that are decided once and for all, by a literal or by what must hold for it to
 * be looked at; nothing when one of them takes it away. Planners handle them late, and drop with them what stands beside.
 */
export const withoutDecided = (node: SelectionNode, above: Conditions): SelectionNode[] => {
  const decisions = (node.directives ?? []).map((each) => decision(each, above));
  if (decisions.includes(false)) return [];
  if (!decisions.includes(true)) return [node];
  return [{ ...node, directives: (node.directives ?? []).filter((_, at) => decisions[at] === null) }];
};
