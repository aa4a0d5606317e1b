import { Kind, visit, type DirectiveNode } from 'graphql';
import type { Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';

type Condition = (variables: Variables) => boolean;

const conditionOf = ({ arguments: given = [] }: DirectiveNode): Condition => {
  const when = given.find(({ name }) => name.value === 'if')?.value;
  if (when?.kind === Kind.BOOLEAN) return () => when.value;
  if (when?.kind === Kind.VARIABLE) return (variables) => variables[when.name.value] !== false;
  return () => true;
};

const known = new WeakMap<PreparedOperation, readonly Condition[]>();

/** Whether an operation defers something under these variables, and so is answered in parts. */
export const hasDefer = (prepared: PreparedOperation, variables: Variables): boolean => {
  let conditions = known.get(prepared);
  if (!conditions) {
    const found: Condition[] = [];
    if (prepared.source.includes('@')) {
      visit(prepared.document, {
        Directive(node) {
          if (node.name.value === 'defer') found.push(conditionOf(node));
        },
      });
    }
    known.set(prepared, (conditions = found));
  }
  return conditions.length > 0 && conditions.some((applies) => applies(variables));
};
