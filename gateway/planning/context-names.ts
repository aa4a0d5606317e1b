import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { PlanNode, SubscriptionNode } from '../plan/plan.ts';
import { everyFetch } from '../plan/every-fetch.ts';

/**
 * Refuses an operation that has a variable of the name under which a fetch sends a context's value: the one would be
 * taken for the other.
 * @throws GraphQLError with the code `QUERY_PLANNING_FAILED`
 */
export const checkContextNames = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  plan: PlanNode | SubscriptionNode | null,
): void => {
  const taken = new Set<string>();
  everyFetch(plan, ({ contextVariables }) => contextVariables.forEach(({ variable }) => taken.add(variable)));
  const clash = variableDefinitions.find(({ variable }) => taken.has(variable.name.value));
  if (!clash) return;
  throw new GraphQLError(`The name of the variable $${clash.variable.name.value} is needed by the plan; use another.`, {
    nodes: clash,
    extensions: { code: 'QUERY_PLANNING_FAILED' },
  });
};
