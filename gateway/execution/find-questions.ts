import { everyFetch } from '../plan/every-fetch.ts';
import type { FetchNode, PlannedOperation } from '../plan/plan.ts';
import type { SubgraphAccess } from '../upstream/subgraph-transport.ts';
import { askTogether } from './ask-together.ts';
import type { SubgraphCall } from './call-subgraph.ts';
import { rememberEntities } from './entity-memory.ts';
import { compileQuestion, type EntityQuestion } from './entity-question.ts';

/** Fetches with one of these ask the same; the operation's name only numbers the fetches of a plan. */
export const questionKeyOf = ({ subgraph, operation, operationName }: FetchNode): string =>
  `${subgraph}\0${operationName === null ? operation : operation.replace(operationName, '')}`;

/** Finds for each fetch of entities what it asks; fetches that ask the same share the question, and what they learn. */
export const findQuestions = (
  planned: PlannedOperation,
  accessOf: (subgraph: string) => SubgraphAccess,
): ((fetch: FetchNode, call: SubgraphCall) => EntityQuestion) => {
  const { node } = planned;
  const askers = new Map<string, number>();
  const asked = new Map<string, EntityQuestion>();
  everyFetch(node?.kind === 'Subscription' ? node.rest : node, (fetch) => {
    const key = questionKeyOf(fetch);
    askers.set(key, (askers.get(key) ?? 0) + 1);
  });
  return (fetch, call) => {
    const key = questionKeyOf(fetch);
    const make = () => {
      const question = compileQuestion(call, fetch.subgraph, accessOf(fetch.subgraph).maxBatchSize);
      return node?.kind === 'Subscription' ? askTogether(question, key, fetch.variableUsages) : question;
    };
    const isShared = (askers.get(key) ?? 0) > 1 && fetch.contextVariables.length === 0;
    if (!isShared || planned.operation.operation === 'mutation') return make();
    let question = asked.get(key);
    if (!question) asked.set(key, (question = rememberEntities(make())));
    return question;
  };
};
