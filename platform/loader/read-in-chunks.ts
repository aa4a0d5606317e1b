import { type AppError, toAppError } from '../errors/app-error.ts';

/**
 * Cuts keys, each once, into chunks of `most` at most; one that does not fit one request is halved until it does. A
 * single key is always taken.
 */
export const chunksOf = <K>(
  keys: Iterable<K>,
  most: number,
  fits: (chunk: readonly K[]) => boolean = () => true,
): K[][] => {
  const unique = [...new Set(keys)];
  const chunks: K[][] = [];
  const cut = (chunk: K[]): void => {
    if (chunk.length > 1 && !fits(chunk)) {
      const middle = Math.ceil(chunk.length / 2);
      cut(chunk.slice(0, middle));
      cut(chunk.slice(middle));
    } else chunks.push(chunk);
  };
  for (let at = 0; at < unique.length; at += most) cut(unique.slice(at, at + most));
  return chunks;
};

/**
 * Reads chunks of keys side by side; `read` notes each answer under its key's text. A chunk that fails gives its error to
 * all of its own keys and to no others. Gives the answers by text; keys of which nothing was noted have none.
 */
export const readInChunks = async <K, A>(
  chunks: readonly (readonly K[])[],
  read: (chunk: readonly K[], answers: Map<string, A>) => Promise<void>,
  { textOf, failed }: { readonly textOf: (key: K) => string; readonly failed: (error: AppError) => A },
): Promise<ReadonlyMap<string, A>> => {
  const answers = new Map<string, A>();
  await Promise.all(
    chunks.map(async (chunk) => {
      try {
        await read(chunk, answers);
      } catch (thrown) {
        const failure = failed(toAppError(thrown));
        for (const key of chunk) answers.set(textOf(key), failure);
      }
    }),
  );
  return answers;
};
