import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { Instant } from '@distribution/model/time/instant';
import { AppError, portErrorOf } from '@distribution/platform/errors/app-error';
import { chunksOf, readInChunks } from '@distribution/platform/loader/read-in-chunks';
import { filterOf } from '../protocol/key-filter.ts';
import type { Protocol, Row } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import { type RecordSet, type RecordType, keyOf, reasonOf } from '../record-type.ts';
import { type SourceParts, contextAt } from '../source-parts.ts';
import { prepareRows } from './take-rows.ts';

type Key = readonly string[];

/** How keys become filters: so many keys at most, and a path no longer than `maxPathBytes`. */
export interface ReadLimits {
  readonly maxKeysPerRead: number;
  readonly maxPathBytes: number;
}

const SEPARATOR = '\u001f';
export const textOfKey = (key: Key): string => key.join(SEPARATOR);

const pathOf = (protocol: Protocol, type: RecordSet, keys: readonly Key[]): string =>
  queryOf(type, { filter: filterOf(protocol, type.keyParts, keys) });

/** Keys in chunks that fit both limits. */
export const chunkKeys = (
  protocol: Protocol,
  type: RecordSet,
  keys: readonly Key[],
  limits: ReadLimits,
): (readonly Key[])[] =>
  chunksOf(keys, limits.maxKeysPerRead, (chunk) => pathOf(protocol, type, chunk).length <= limits.maxPathBytes);

/** All rows behind a path, page after page. */
export const readAll = async (
  { client }: Pick<SourceParts, 'client'>,
  endpoint: string,
  first: string,
  call: SourceCall,
): Promise<{ readonly rows: readonly Row[]; readonly answeredAt: Instant }> => {
  const rows: Row[] = [];
  for (let path = first; ;) {
    const { page, answeredAt } = await client.readPage({ path, endpoint }, call);
    rows.push(...page.rows);
    if (page.next === null) return { rows, answeredAt };
    path = client.pathOfLink(page.next);
  }
};

/** Notes the answer of every record that the rows hold. */
export const answerRows = async <T>(
  parts: SourceParts,
  type: RecordType<T>,
  { rows, answeredAt }: { readonly rows: readonly Row[]; readonly answeredAt: Instant },
  answers: Map<string, KeyedAnswer<T>>,
  call: SourceCall,
): Promise<void> => {
  const prepared = await prepareRows(parts, type, rows, call);
  const context = { ...contextAt(parts, answeredAt), remark: () => undefined };
  for (const row of prepared) {
    const key = keyOf(type, row);
    try {
      answers.set(textOfKey(key), { ok: true, value: type.translate(row, context) });
    } catch (error) {
      const reason = `${parts.system} sent ${type.set} ${key.join(' ')} in a form that cannot be used: ${reasonOf(error)}`;
      answers.set(textOfKey(key), { ok: false, error: portErrorOf(new AppError('UPSTREAM_PROTOCOL', reason)) });
    }
  }
};

/** One answer per key in the order given, `null` for a key of which nothing was noted. */
export const inOrder = <T>(
  keys: readonly Key[],
  answers: ReadonlyMap<string, KeyedAnswer<T>>,
): readonly KeyedAnswer<T>[] => keys.map((key) => answers.get(textOfKey(key)) ?? { ok: true, value: null });

export const failedKey = <T>(error: AppError): KeyedAnswer<T> => ({ ok: false, error: portErrorOf(error) });

/**
 * Reads records by their natural keys: chunks in parallel, one answer per key in the order given, `null` for a key the
 * ERP does not have. A chunk that fails gives its error to its own keys only; a bad record to its own key.
 */
export const readByKey = async <T>(
  parts: SourceParts,
  limits: ReadLimits,
  type: RecordType<T>,
  keys: readonly Key[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<T>[]> => {
  const { protocol } = parts.client;
  const unique = new Map(keys.map((key) => [textOfKey(key), key]));
  const answers = await readInChunks<Key, KeyedAnswer<T>>(
    chunkKeys(protocol, type, [...unique.values()], limits),
    async (chunk, noted) => {
      const read = await readAll(parts, type.set, pathOf(protocol, type, chunk), call);
      await answerRows(parts, type, read, noted, call);
    },
    { textOf: textOfKey, failed: failedKey },
  );
  return inOrder(keys, answers);
};
