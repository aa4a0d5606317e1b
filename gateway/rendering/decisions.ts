import { Kind, type DirectiveNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { PlannedOperation } from '../plan/plan.ts';
import { plannedLabels } from './planned-labels.ts';
import type { RenderVariables } from './render-run.ts';

/** What the variables of a request decide of an operation's selections. */
export interface Decisions {
  /** By `@skip` and `@include`. */
  includes(node: SelectionNode): boolean;
  /** The planned label, when the node is a fragment that is deferred; else `null`. */
  deferredAs(node: SelectionNode): string | null;
}

const DECIDING = new Set(['skip', 'include', 'defer']);

const directiveOf = (node: SelectionNode, name: string): DirectiveNode | undefined =>
  node.directives?.find((directive) => directive.name.value === name);

const argumentOf = (directive: DirectiveNode, name: string) =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

/** The variables that decide, each once. */
const decidingVariables = (planned: PlannedOperation): readonly string[] => {
  const names = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      for (const directive of node.directives ?? []) {
        const condition = DECIDING.has(directive.name.value) ? argumentOf(directive, 'if') : undefined;
        if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) visit(node.selectionSet);
    }
  };
  visit(planned.operation.selectionSet);
  for (const { selectionSet } of planned.fragments.values()) visit(selectionSet);
  return [...names];
};

/**
 * Makes the functions that say which way an operation's conditions fall: all requests with one key have the same
 * decisions, so that what is compiled under one of them holds no conditions any more.
 */
export const compileDecisions = (planned: PlannedOperation) => {
  const names = decidingVariables(planned);
  return {
    keyOf(variables: RenderVariables): string {
      let key = '';
      for (const name of names) key += variables[name] === true ? '1' : '0';
      return key;
    },
    decide(key: string): Decisions {
      const values = new Map(names.map((name, at) => [name, key[at] === '1']));
      const later = plannedLabels(planned, (name) => values.get(name) ?? false);
      const holds = (directive: DirectiveNode, unsaid: boolean): boolean => {
        const condition = argumentOf(directive, 'if');
        if (condition?.kind === Kind.VARIABLE) return values.get(condition.name.value) ?? false;
        return condition?.kind === Kind.BOOLEAN ? condition.value : unsaid;
      };
      return {
        includes(node) {
          if (!node.directives?.length) return true;
          const skip = directiveOf(node, 'skip');
          if (skip && holds(skip, false)) return false;
          const include = directiveOf(node, 'include');
          return !include || holds(include, true);
        },
        deferredAs(node) {
          const defer = node.kind === Kind.FIELD ? undefined : directiveOf(node, 'defer');
          if (!defer || !holds(defer, true)) return null;
          const label = argumentOf(defer, 'label');
          return label?.kind === Kind.STRING && later.has(label.value) ? label.value : null;
        },
      };
    },
  };
};
