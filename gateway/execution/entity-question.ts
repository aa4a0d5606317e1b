import type { SubgraphCall } from './call-subgraph.ts';
import { outcomesOf, type EntityOutcomes } from './entity-outcome.ts';
import type { Run } from './run.ts';

/** Asks one subgraph one thing about entities. Never rejects. */
export type EntityQuestion = (
  run: Run,
  /** Distinct representations as JSON texts; at least one. */
  texts: readonly string[],
  context: Readonly<Record<string, unknown>>,
) => Promise<EntityOutcomes>;

/** Makes a question: so many representations per request at most, each request failing for its own only. */
export const compileQuestion = (call: SubgraphCall, subgraph: string, maxBatchSize: number): EntityQuestion => {
  const askChunk: EntityQuestion = async (run, texts, context) =>
    outcomesOf(await call(run, { representations: texts, context }), subgraph, texts.length);
  return async (run, texts, context) => {
    if (texts.length <= maxBatchSize) return askChunk(run, texts, context);
    const count = Math.ceil(texts.length / maxBatchSize);
    const chunks = Array.from({ length: count }, (_, at) => texts.slice(at * maxBatchSize, (at + 1) * maxBatchSize));
    const answers = await Promise.all(chunks.map((chunk) => askChunk(run, chunk, context)));
    return {
      outcomes: answers.flatMap(({ outcomes }) => outcomes),
      general: answers.flatMap(({ general }) => general),
    };
  };
};
