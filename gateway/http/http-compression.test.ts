import { request as httpRequest, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedFront, wholeAnswer } from '../fixtures/scripted-front.ts';
import { COMPRESSED_FROM_BYTES, encodingFor } from './compress-text.ts';

describe('compression of answers', () => {
  let front: Awaited<ReturnType<typeof openScriptedFront>>;
  const dataOf = (bytes: number) => ({ text: 'é'.repeat((bytes - '{"data":{"text":""}}'.length) / 2) });
  beforeAll(async () => {
    front = await openScriptedFront(({ variables }) => wholeAnswer(dataOf(Number(variables['bytes']))));
  });
  afterAll(() => front.close());

  const post = async (bytes: number, acceptEncoding: string) => {
    const { headers } = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = httpRequest(
        front.url,
        { method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': acceptEncoding } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            body = Buffer.concat(chunks);
            resolve(answer);
          });
        },
      );
      asked.on('error', reject).end(JSON.stringify({ query: '{ text }', variables: { bytes } }));
    });
    return { encoding: headers['content-encoding'] ?? null, length: Number(headers['content-length']), headers, body };
  };
  let body: Buffer;

  it('leaves short answers as they are, and compresses from the threshold on', async () => {
    expect(await post(COMPRESSED_FROM_BYTES - 2, 'br, gzip')).toMatchObject({
      encoding: null,
      length: COMPRESSED_FROM_BYTES - 2,
    });
    expect(await post(COMPRESSED_FROM_BYTES, 'br, gzip')).toMatchObject({ encoding: 'br' });
  });

  it.each([
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0.2, gzip;q=0.1', 'br', brotliDecompressSync],
    ['identity', null, (bytes: Buffer) => bytes],
  ])('gives a caller that accepts %s what it reads', async (accepted, encoding, read) => {
    const answer = await post(20_000, accepted);
    expect(answer).toMatchObject({ encoding, length: answer.body.length, headers: { vary: 'accept-encoding' } });
    expect(JSON.parse(read(answer.body).toString('utf8'))).toEqual({ data: dataOf(20_000) });
  });

  it.each([
    [undefined, null],
    ['', null],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0, gzip', 'gzip'],
    ['deflate', null],
  ])('reads Accept-Encoding %s as %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});
