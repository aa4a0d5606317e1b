import type { Patch } from '@distribution/gateway/engine/answer';
import type { Engine } from '@distribution/gateway/engine/engine';
import { OperationRejected } from '@distribution/gateway/engine/operation-rejected';
import { AppError } from '@distribution/platform/errors/app-error';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { GraphQLError } from 'graphql';

export interface AnswerError {
  readonly message: string;
  readonly path: readonly (string | number)[] | null;
  readonly code: unknown;
}

export interface AnswerPatch {
  readonly path: readonly (string | number)[];
  readonly label: string | null;
  readonly data: ReturnType<typeof JSON.parse>;
  readonly errors: readonly AnswerError[];
}

export interface GraphAnswer {
  /** JSON text, so that the order of keys counts; `null` when the operation was turned away. */
  readonly text: string | null;
  /** The same, parsed. */
  readonly data: ReturnType<typeof JSON.parse>;
  readonly errors: readonly AnswerError[];
  /** What came after it, in the order in which it came. */
  readonly patches: readonly AnswerPatch[];
}

const tell = (error: unknown): AnswerError => ({
  message: error instanceof Error ? error.message : String(error),
  path: error instanceof GraphQLError ? (error.path ?? null) : null,
  code: error instanceof GraphQLError ? error.extensions['code'] : (error as { code?: unknown }).code, // an AppError has one
});

const collect = async (patches: AsyncIterable<readonly Patch[]>): Promise<AnswerPatch[]> => {
  const collected: AnswerPatch[] = [];
  for await (const group of patches) {
    for (const { path, label, data, errors } of group) {
      collected.push({ path, label, data: JSON.parse(data), errors: errors.map(tell) });
    }
  }
  return collected;
};

/** Asks an engine as its HTTP front would, with a caller who sees everything and all the time in the world. */
export const askEngine = async (
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  principal: Principal = ANONYMOUS,
): Promise<GraphAnswer> => {
  try {
    const prepared = engine.prepare(query, null, principal);
    const coerced = engine.coerce(prepared, variables);
    const { data, errors, patches } = await engine.execute(prepared, coerced, {
      principal,
      correlationId: 'test-correlation',
      signal: new AbortController().signal,
      deadlineAt: Number.MAX_SAFE_INTEGER,
      traceparent: null,
    });
    const later = patches === null ? [] : await collect(patches);
    return { text: data, data: JSON.parse(data), errors: errors.map(tell), patches: later };
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof AppError) {
      return { text: null, data: null, errors: [tell(error)], patches: [] };
    }
    if (!(error instanceof OperationRejected)) throw error;
    return { text: null, data: null, errors: error.errors.map(tell), patches: [] };
  }
};
