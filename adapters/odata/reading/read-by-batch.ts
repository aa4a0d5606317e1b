import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import { chunksOf, readInChunks } from '@distribution/platform/loader/read-in-chunks';
import { rejectionOf } from '@distribution/platform/outbound/failure';
import { z } from 'zod';
import { quote, type Row } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import type { RecordSet, RecordType } from '../record-type.ts';
import type { SourceParts } from '../source-parts.ts';
import { answerRows, failedKey, inOrder, readAll, textOfKey } from './read-by-key.ts';

type Key = readonly string[];

/** A JSON batch (OData JSON format 4.01 §19). */
export interface BatchPlace {
  /** Path of the service that takes the batch, with a slash at its end; sets begin with it. */
  readonly service: string;
  /** Operations in one batch; servers take 100 at most. */
  readonly most: number;
}

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.coerce.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/** A filter for one key; a part that is `null` is not asked for. */
export const filterOfKey = (keyParts: readonly (string | null)[], key: Key): string =>
  keyParts.flatMap((part, at) => (part === null ? [] : [`${part} eq ${quote(key[at] ?? '')}`])).join(' and ');

/** Reads records by their natural keys, each by a question of its own, up to a hundred questions in one call. */
export const readByBatch = async <T>(
  parts: SourceParts,
  { service, most }: BatchPlace,
  type: RecordType<T>,
  keyParts: readonly (string | null)[],
  keys: readonly Key[],
  call: SourceCall,
): Promise<readonly KeyedAnswer<T>[]> => {
  const { client, system } = parts;
  const questionOf = (key: Key): string =>
    queryOf(type satisfies RecordSet, { filter: filterOfKey(keyParts, key) }).slice(service.length);

  const readChunk = async (chunk: readonly Key[], answers: Map<string, KeyedAnswer<T>>): Promise<void> => {
    const requests = chunk.map((key, at) => ({ id: String(at), method: 'GET', url: questionOf(key) }));
    const { json, answeredAt } = await client.request(
      {
        path: `${service}$batch`,
        endpoint: `${type.set} batch`,
        post: { body: JSON.stringify({ requests }), repeatable: true }, // it only reads
      },
      call,
    );
    const batch = batchSchema.safeParse(json);
    if (!batch.success) throw new AppError('UPSTREAM_PROTOCOL', `${system} answered a batch of ${type.set} with none`);
    const responses = new Map(batch.data.responses.map((response) => [response.id, response]));
    const rows: Row[] = [];
    const failed = new Map<string, KeyedAnswer<T>>();
    for (const [at, key] of chunk.entries()) {
      const response = responses.get(String(at));
      if (response === undefined) {
        failed.set(
          textOfKey(key),
          failedKey(new AppError('UPSTREAM_PROTOCOL', `${system} left a question of a batch unanswered`)),
        );
        continue;
      }
      const headers = Object.fromEntries(
        Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const rejection = rejectionOf(
        system,
        { method: 'GET', path: '', endpoint: type.set },
        { status: response.status, headers, body: JSON.stringify(response.body ?? null) },
      );
      if (rejection !== null) {
        failed.set(textOfKey(key), failedKey(rejection));
        continue;
      }
      try {
        const page = client.protocol.pageOf(response.body);
        rows.push(...page.rows);
        if (page.next !== null) rows.push(...(await readAll(parts, type.set, client.pathOfLink(page.next), call)).rows);
      } catch (cause) {
        const error =
          cause instanceof AppError
            ? cause
            : new AppError('UPSTREAM_PROTOCOL', `${system} answered ${type.set} with no collection`, { cause });
        failed.set(textOfKey(key), failedKey(error));
      }
    }
    await answerRows(parts, type, { rows, answeredAt }, answers, call);
    for (const [text, answer] of failed) answers.set(text, answer);
  };

  const unique = new Map(keys.map((key) => [textOfKey(key), key]));
  const answers = await readInChunks<Key, KeyedAnswer<T>>(chunksOf(unique.values(), most), readChunk, {
    textOf: textOfKey,
    failed: failedKey,
  });
  return inOrder(keys, answers);
};
