import type { Answer, Patch } from '../engine/answer.ts';
import type { Engine } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { Generation } from './generation.ts';

async function* leaveAtEnd(
  patches: AsyncIterable<readonly Patch[]>,
  generation: Generation,
): AsyncGenerator<readonly Patch[], void> {
  try {
    yield* patches;
  } finally {
    generation.leave();
  }
}

/** An answer of a generation, which lives until the last part of it was made. */
const answerIn = async (generation: Generation, answering: () => Promise<Answer>): Promise<Answer> => {
  generation.enter();
  let answer: Answer;
  try {
    answer = await answering();
  } catch (error) {
    generation.leave();
    throw error;
  }
  if (answer.patches !== null) return { ...answer, patches: leaveAtEnd(answer.patches, generation) };
  generation.leave();
  return answer;
};

/**
 * The engine of whatever generation serves. An operation is executed by the generation that prepared it, and that
 * generation lives until the operation has ended.
 */
export const createLiveEngine = (current: () => Generation): Engine => {
  const homes = new WeakMap<PreparedOperation, Generation>();
  const homeOf = (prepared: PreparedOperation): Generation => homes.get(prepared) ?? current();
  return {
    get supergraph() {
      return current().engine.supergraph;
    },
    get plans() {
      return current().engine.plans;
    },
    prepare(source, operationName, principal) {
      const generation = current();
      const prepared = generation.engine.prepare(source, operationName, principal);
      if (!homes.has(prepared)) homes.set(prepared, generation);
      return prepared;
    },
    coerce: (prepared, variables) => homeOf(prepared).engine.coerce(prepared, variables),
    execute(prepared, variables, context) {
      const generation = homeOf(prepared);
      return answerIn(generation, () => generation.engine.execute(prepared, variables, context));
    },
    executeEvent(prepared, event, variables, context, window) {
      const generation = homeOf(prepared);
      return answerIn(generation, () => generation.engine.executeEvent(prepared, event, variables, context, window));
    },
  };
};
