import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { InventoryPosition, PositionKey } from '@distribution/model/inventory/position';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import type { PositionReader } from './read-positions.ts';
import type { RecordType } from './record-types.ts';
import { type SourceParts, contextAt } from './source-parts.ts';
import { reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

const unusable = (system: string, what: string, reason: string): AppError =>
  new AppError('UPSTREAM_PROTOCOL', `${system} sent ${what} in a form that cannot be used: ${reason}`);

/** The keys in parts of at most `size`, each key once. */
const chunksOf = <T>(keys: Iterable<T>, size: number): T[][] => {
  const unique = [...new Set(keys)];
  return Array.from({ length: Math.ceil(unique.length / size) }, (_, at) => unique.slice(at * size, (at + 1) * size));
};

/** Answers each chunk with `read`; a chunk that fails gives its error to its own keys only. */
const answerChunks = async <T>(
  chunks: readonly (readonly string[])[],
  read: (chunk: readonly string[], answers: Map<string, KeyedAnswer<T>>) => Promise<void>,
): Promise<ReadonlyMap<string, KeyedAnswer<T>>> => {
  const answers = new Map<string, KeyedAnswer<T>>();
  await Promise.all(
    chunks.map(async (chunk) => {
      try {
        await read(chunk, answers);
      } catch (error) {
        const failure = portErrorOf(toAppError(error));
        for (const key of chunk) answers.set(key, { ok: false, error: failure });
      }
    }),
  );
  return answers;
};

/**
 * Reads records by their natural keys: chunks in parallel, one answer per key in the order given, `null` for a key that
 * Tryton does not have. A bad record fails alone.
 */
export const readByKey = async <T>(
  parts: SourceParts,
  type: RecordType<T>,
  keys: readonly string[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<T>[]> => {
  const { client, config } = parts;
  const readChunk = async (chunk: readonly string[], answers: Map<string, KeyedAnswer<T>>): Promise<void> => {
    const domain = [...type.domain(config), [type.key, 'in', chunk]];
    const { rows, answeredAt } = await client.search({ model: type.model, domain, fields: type.fields }, call);
    const context = await contextAt(parts, answeredAt, call);
    const translate = (row: Row): KeyedAnswer<T> => {
      try {
        return { ok: true, value: type.translate(row, context)[0] ?? null };
      } catch (error) {
        const failure = unusable(config.system, `${type.model} ${String(row[type.key])}`, reasonOf(error));
        return { ok: false, error: portErrorOf(failure) };
      }
    };
    for (const row of await type.complete(rows, client, call)) answers.set(String(row[type.key]), translate(row));
  };
  const answers = await answerChunks(chunksOf(keys, config.maxKeysPerRead), readChunk);
  return keys.map((key) => answers.get(key) ?? { ok: true, value: null });
};

const SEPARATOR = '\u001f';
const textOf = ({ sku, locationCode }: PositionKey): string => [locationCode, sku].join(SEPARATOR);

/** The same for positions, chunked by warehouse: each is asked of one warehouse. */
export const readPositionsByKey = async (
  { config }: SourceParts,
  reader: PositionReader,
  keys: readonly PositionKey[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<InventoryPosition>[]> => {
  const byText = new Map(keys.map((key) => [textOf(key), key]));
  const warehouses = [...new Set(keys.map(({ locationCode }) => locationCode))];
  const chunks = warehouses.map((code) =>
    [...byText].filter(([, key]) => key.locationCode === code).map(([text]) => text),
  );
  const answers = await answerChunks<InventoryPosition>(chunks, async (chunk, found) => {
    const wanted = chunk.map((text) => byText.get(text)).filter((key) => key !== undefined);
    for (const answer of await reader.read(wanted, call)) {
      found.set(
        textOf(answer),
        'position' in answer
          ? { ok: true, value: answer.position }
          : { ok: false, error: portErrorOf(unusable(config.system, `the stock of ${answer.sku}`, answer.reason)) },
      );
    }
  });
  return keys.map((key) => answers.get(textOf(key)) ?? { ok: true, value: null });
};
