import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ODataAnswer, ODataRequest } from '../../protocol/client.ts';
import { reasonOf, type RecordType } from '../../record-type.ts';
import { contextAt, type SourceParts } from '../../source-parts.ts';

/** A record as the ERP keeps it, and the tag by which it can be changed. */
export interface KeptRecord<T> {
  readonly record: T;
  readonly etag: string | null;
}

/** Writes under keys, and what was written under one. */
export interface KeyedWriter {
  /** Sends the write; throws IDEMPOTENCY_CONFLICT when the key was used for another. */
  write(request: ODataRequest, idempotencyKey: string, call: SourceCall): Promise<ODataAnswer>;
  /** What was written under the key, as it is now; `null` when nothing was. */
  find<T>(type: RecordType<T>, idempotencyKey: string, call: SourceCall): Promise<KeptRecord<T> | null>;
  /** The record in an answer to a write. */
  read<T>(type: RecordType<T>, answer: ODataAnswer, call: SourceCall): Promise<T>;
}

/** Builds it over the profile's client. */
export const createKeyedWriter = (parts: SourceParts): KeyedWriter => {
  const { system, client, sites } = parts;
  const read: KeyedWriter['read'] = async (type, answer, call) => {
    const row = client.protocol.entityOf(answer.json);
    await sites.ensure(type.sitesOf(row), call);
    try {
      return type.translate(row, { ...contextAt(parts, answer.answeredAt), remark: () => undefined });
    } catch (cause) {
      const said = `${system} answered a write to ${type.set} in a form that is not known: ${reasonOf(cause)}`;
      throw new AppError('UPSTREAM_PROTOCOL', said, { cause });
    }
  };
  return {
    read,
    write: async (request, idempotencyKey, call) => {
      const answer = await client.request({ ...request, accepts: [...(request.accepts ?? []), 409] }, call);
      if (answer.status !== 409) return answer;
      throw new AppError('IDEMPOTENCY_CONFLICT', `${system} wrote something else under the key ${idempotencyKey}`);
    },
    find: async (type, idempotencyKey, call) => {
      const path = `KeyedWrites/${encodeURIComponent(idempotencyKey)}`;
      const answer = await client.request({ path, endpoint: 'KeyedWrites', accepts: [404] }, call);
      if (answer.status === 404) return null;
      return { record: await read(type, answer, call), etag: answer.headers['etag'] ?? null };
    },
  };
};
