import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { InventoryPosition, PositionKey } from '@distribution/model/inventory/position';
import { AppError, portErrorOf } from '@distribution/platform/errors/app-error';
import { chunksOf, readInChunks } from '@distribution/platform/loader/read-in-chunks';
import type { PositionReader } from './read-positions.ts';
import type { RecordType } from './record-types.ts';
import { type SourceParts, contextAt } from './source-parts.ts';
import { reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

const unusable = (system: string, what: string, reason: string): AppError =>
  new AppError('UPSTREAM_PROTOCOL', `${system} sent ${what} in a form that cannot be used: ${reason}`);

const failed = (error: AppError): KeyedAnswer<never> => ({ ok: false, error: portErrorOf(error) });

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
  const textOf = (key: string): string => key;
  const answers = await readInChunks(chunksOf(keys, config.maxKeysPerRead), readChunk, { textOf, failed });
  return keys.map((key) => answers.get(key) ?? { ok: true, value: null });
};

const SEPARATOR = '\u001f';
const textOf = ({ sku, locationCode }: PositionKey): string => [locationCode, sku].join(SEPARATOR);

/** The same for positions, in chunks of one warehouse each: stock is asked of one warehouse at a time. */
export const readPositionsByKey = async (
  { config }: SourceParts,
  reader: PositionReader,
  keys: readonly PositionKey[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<InventoryPosition>[]> => {
  const byText = new Map(keys.map((key) => [textOf(key), key]));
  const warehouses = [...new Set(keys.map(({ locationCode }) => locationCode))];
  const chunks = warehouses.flatMap((code) =>
    chunksOf(
      [...byText.values()].filter((key) => key.locationCode === code),
      config.maxKeysPerRead,
    ),
  );
  const readChunk = async (
    chunk: readonly PositionKey[],
    found: Map<string, KeyedAnswer<InventoryPosition>>,
  ): Promise<void> => {
    for (const answer of await reader.read(chunk, call)) {
      found.set(
        textOf(answer),
        'position' in answer
          ? { ok: true, value: answer.position }
          : { ok: false, error: portErrorOf(unusable(config.system, `the stock of ${answer.sku}`, answer.reason)) },
      );
    }
  };
  const answers = await readInChunks(chunks, readChunk, { textOf, failed });
  return keys.map((key) => answers.get(textOf(key)) ?? { ok: true, value: null });
};
