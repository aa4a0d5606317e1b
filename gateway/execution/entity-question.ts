import type { SubgraphCall } from './call-subgraph.ts';
import { outcomesOf, type EntityOutcomes } from './entity-outcome.ts';
import { FetchFailure } from './layer-value.ts';
import type { Run } from './run.ts';
import { servedOfEach } from './served-records.ts';

/** The variable by which a subgraph takes what it is asked about: Apollo Federation's. */
export const REPRESENTATIONS = 'representations';

/** Asks one subgraph one thing about entities. Never rejects. */
export type EntityQuestion = (
  run: Run,
  /** Distinct representations as JSON texts; at least one. */
  texts: readonly string[],
  context: Readonly<Record<string, unknown>>,
) => Promise<EntityOutcomes>;

/** Makes a question: so many representations per request at most, each request failing for its own only. */
export const compileQuestion = (call: SubgraphCall, subgraph: string, maxBatchSize: number): EntityQuestion => {
  const askChunk: EntityQuestion = async (run, texts, context) => {
    const answer = await call(run, { representations: [{ variable: REPRESENTATIONS, texts }], context });
    const outcomes = outcomesOf(answer, subgraph, texts.length);
    if (run.window === null || answer instanceof FetchFailure) return outcomes;
    return { ...outcomes, served: servedOfEach(answer.extensions, texts.length) };
  };
  return async (run, texts, context) => {
    if (texts.length <= maxBatchSize) return askChunk(run, texts, context);
    const count = Math.ceil(texts.length / maxBatchSize);
    const chunks = Array.from({ length: count }, (_, at) => texts.slice(at * maxBatchSize, (at + 1) * maxBatchSize));
    const answers = await Promise.all(chunks.map((chunk) => askChunk(run, chunk, context)));
    const told = answers.map(({ outcomes, served }) => served ?? outcomes.map(() => null));
    return {
      ...(run.window === null ? {} : { served: told.flat() }),
      outcomes: answers.flatMap(({ outcomes }) => outcomes),
      general: answers.flatMap(({ general }) => general),
    };
  };
};
