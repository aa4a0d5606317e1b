import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { InventoryPosition, PositionKey } from '@distribution/model/inventory/position';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import { POSITIONS, completeStocks } from './position-type.ts';
import type { RecordType } from './record-type.ts';
import { fieldsOf } from './row-shape.ts';
import { type SourceParts, contextAt, settingsFor } from './source-parts.ts';
import { reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

const failureFor = (system: string, what: string, error: unknown): KeyedAnswer<never> => {
  const message = `${system} sent ${what} in a form that cannot be used: ${reasonOf(error)}`;
  return { ok: false, error: portErrorOf(new AppError('UPSTREAM_PROTOCOL', message)) };
};

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
 * Odoo does not have. A bad record fails alone. Of several rows with one key the oldest answers, as in the flows.
 */
export const readByKey = async <T>(
  parts: SourceParts,
  type: RecordType<T>,
  keys: readonly string[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<T>[]> => {
  const { client, config, quick } = parts;
  const readChunk = async (chunk: readonly string[], answers: Map<string, KeyedAnswer<T>>): Promise<void> => {
    const settings = await settingsFor(parts, call);
    const domain = [...type.domain(settings), ...type.ofKeys(chunk)];
    const fields = fieldsOf(type.shape(settings));
    const { rows, answeredAt } = await client.search({ model: type.model, domain, fields }, call);
    const context = await contextAt(parts, answeredAt, call);
    const translate = (row: Row): KeyedAnswer<T> => {
      try {
        return { ok: true, value: type.translate(row, context)[0] ?? null };
      } catch (error) {
        return failureFor(config.system, `${type.model} ${type.keyOf(row)}`, error);
      }
    };
    for (const row of await type.complete(rows, settings, quick, call))
      if (!answers.has(type.keyOf(row))) answers.set(type.keyOf(row), translate(row));
  };
  const answers = await answerChunks(chunksOf(keys, config.maxKeysPerRead), readChunk);
  return keys.map((key) => answers.get(key) ?? { ok: true, value: null });
};

const SEPARATOR = '\u001f';
const textOf = ({ sku, locationCode }: PositionKey): string => [locationCode, sku].join(SEPARATOR);

/** The same for positions: those of many warehouses are read together. */
export const readPositionsByKey = async (
  parts: SourceParts,
  keys: readonly PositionKey[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<InventoryPosition>[]> => {
  const { client, config, quick } = parts;
  const byText = new Map(keys.map((key) => [textOf(key), key]));
  const chunks = chunksOf(byText.keys(), config.maxKeysPerRead);
  const answers = await answerChunks<InventoryPosition>(chunks, async (chunk, found) => {
    const wanted = chunk.map((text) => byText.get(text)).filter((key) => key !== undefined);
    const settings = await settingsFor(parts, call);
    const skus = [...new Set(wanted.map(({ sku }) => sku))];
    const codes = [...new Set(wanted.map(({ locationCode }) => locationCode))];
    const domain = [...POSITIONS.domain(settings), ...POSITIONS.ofKeys(skus)];
    const fields = fieldsOf(POSITIONS.shape(settings));
    const { rows, answeredAt } = await client.search({ model: POSITIONS.model, domain, fields }, call);
    const context = await contextAt(parts, answeredAt, call);
    for (const row of await completeStocks(rows, settings, quick, call, codes)) {
      const sku = POSITIONS.keyOf(row);
      const mine = wanted.filter((key) => key.sku === sku && !found.has(textOf(key)));
      try {
        const positions = POSITIONS.translate(row, context);
        for (const key of mine) {
          const position = positions.find(({ locationCode }) => locationCode === key.locationCode);
          if (position !== undefined) found.set(textOf(key), { ok: true, value: position });
        }
      } catch (error) {
        for (const key of mine) found.set(textOf(key), failureFor(config.system, `the stock of ${sku}`, error));
      }
    }
  });
  return keys.map((key) => answers.get(textOf(key)) ?? { ok: true, value: null });
};
