import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import type { AbortWatch } from '@distribution/platform/request/abort-watch';
import type { Limits } from '../limits/limits.ts';
import { HttpFailure } from './http-failure.ts';

const tooLarge = (maxBytes: number): HttpFailure =>
  new HttpFailure(413, 'BAD_REQUEST', `The body is larger than ${maxBytes} bytes.`, 'Send a smaller request.');

const tooSlow = (): HttpFailure =>
  new HttpFailure(
    408,
    'BAD_REQUEST',
    'The body did not arrive in the time an operation may take.',
    'Send it again, all of it at once.',
    { connection: 'close' }, // what is still to come is not waited for
  );

/** Guessing what was meant by other bytes would ask for, or write, something else. */
const notUtf8 = (): AppError =>
  new AppError('BAD_REQUEST', 'The body is not UTF-8.', { nextStep: 'Send JSON in UTF-8.' });

/**
 * Reads what is still to come of a refused body and forgets it: a connection closed on a caller who still writes loses the
 * answer on its way. Who writes for longer than `forMs` is cut.
 */
const forgetRest = (request: IncomingMessage, forMs: number): void => {
  request.removeAllListeners('data');
  request.resume();
  const cut = setTimeout(() => request.destroy(), forMs);
  cut.unref();
  request.once('end', () => clearTimeout(cut)).once('close', () => clearTimeout(cut));
};

/**
 * The body of a request as text. Rejects with 413 above `maxBodyBytes`, with 415 for a compressed one, with 400 for one that
 * is not UTF-8, and once `aborts` tells that it is waited for no longer: with 408 when the time is up.
 */
export const readBody = (
  request: IncomingMessage,
  { maxBodyBytes, operationTimeoutMs }: Pick<Limits, 'maxBodyBytes' | 'operationTimeoutMs'>,
  aborts: AbortWatch,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const { headers } = request;
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      return reject(new HttpFailure(415, 'BAD_REQUEST', 'The body must not be compressed.', 'Send it as it is.'));
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    const refuse = (failure: AppError): void => {
      aborts.unwatch(watcher);
      chunks.length = 0;
      forgetRest(request, operationTimeoutMs);
      reject(failure);
    };
    const gone = (cause: unknown) => refuse(new AppError('CANCELLED', 'The caller has gone.', { cause }));
    const watcher = {
      abort: (reason: unknown) =>
        reason instanceof Error && reason.name === 'TimeoutError' ? refuse(tooSlow()) : gone(reason),
    };
    if (Number(headers['content-length'] ?? 0) > maxBodyBytes) return refuse(tooLarge(maxBodyBytes));
    if (aborts.aborted) return watcher.abort(aborts.reason);
    aborts.watch(watcher);
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) return refuse(tooLarge(maxBodyBytes));
      chunks.push(chunk);
    });
    request.on('end', () => {
      aborts.unwatch(watcher);
      const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      if (isUtf8(whole)) resolve(whole.toString('utf8'));
      else reject(notUtf8());
    });
    request.on('error', gone);
  });
