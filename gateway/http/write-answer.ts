import type { ServerResponse } from 'node:http';
import { HEADER } from '@distribution/platform/request/headers';
import { compressText, COMPRESSED_FROM_BYTES, encodingFor } from './compress-text.ts';
import type { AnswerType } from './media-type.ts';

/** Headers of every answer of the graph: nothing may keep it, nothing may guess its type. */
export const answerHeaders = (correlationId: string, contentType: string): Record<string, string | number> => ({
  'content-type': contentType,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  [HEADER.correlationId]: correlationId,
});

const CONTENT_TYPE: Readonly<Record<AnswerType, string>> = {
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
};

/**
 * To be called when an answer was handed to its connection: cuts it once nothing of what is left is taken for so long.
 * Node would wait for ever, and hold the answer; whoever reads slowly, but reads, is waited for.
 */
export const cutWhenStalled = (response: ServerResponse, afterMs: number): void => {
  if (response.writableLength > 0) response.socket?.setTimeout(afterMs);
};

/** One whole answer, and what is said beside it. */
export interface WholeAnswer {
  readonly status: number;
  readonly type: AnswerType;
  readonly correlationId: string;
  readonly text: string;
  /** Further headers, in lower case; `null`: none. */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Writes an answer in one piece, compressed when it is long and the caller reads that; a HEAD request gets its headers alone. */
export const writeAnswer = async (
  response: ServerResponse,
  { status, type, correlationId, text, headers }: WholeAnswer,
): Promise<void> => {
  const head = answerHeaders(correlationId, CONTENT_TYPE[type]);
  if (headers) Object.assign(head, headers);
  const shortBytes = text.length < COMPRESSED_FROM_BYTES ? Buffer.byteLength(text) : COMPRESSED_FROM_BYTES;
  if (shortBytes < COMPRESSED_FROM_BYTES) {
    head['content-length'] = shortBytes;
    response.writeHead(status, head).end(text); // one write, head and text together
    return;
  }
  const bytes = Buffer.from(text); // the pieces of a long text are put together here; counting it first would do it twice
  head['vary'] = 'accept-encoding';
  const encoding = encodingFor(response.req.headers['accept-encoding']);
  if (encoding === null) {
    head['content-length'] = bytes.length;
    response.writeHead(status, head).end(bytes);
    return;
  }
  const compressed = await compressText(bytes, encoding);
  head['content-encoding'] = encoding;
  head['content-length'] = compressed.length;
  response.writeHead(status, head).end(compressed);
};
