import type { IncomingMessage } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import { HttpFailure } from './http-failure.ts';

const tooLarge = (maxBytes: number): HttpFailure =>
  new HttpFailure(413, 'BAD_REQUEST', `The body is larger than ${maxBytes} bytes.`, 'Send a smaller request.', {
    connection: 'close', // the rest of such a body is not waited for
  });

/** The body of a request as UTF-8 text. Rejects with 413 above `maxBytes`, with 415 for a compressed one. */
export const readBody = (request: IncomingMessage, maxBytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const { headers } = request;
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      return reject(new HttpFailure(415, 'BAD_REQUEST', 'The body must not be compressed.', 'Send it as it is.'));
    }
    if (Number(headers['content-length'] ?? 0) > maxBytes) return reject(tooLarge(maxBytes));
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        chunks.length = 0;
        request.removeAllListeners('data');
        request.resume(); // what is still to come is read and forgotten
        return reject(tooLarge(maxBytes));
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? ''));
    request.on('error', (cause) => reject(new AppError('CANCELLED', 'The caller has gone.', { cause })));
  });
