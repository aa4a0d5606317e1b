import type { Pool } from 'undici';
import { AppError } from '../errors/app-error.ts';
import type { OutboundCall, OutboundOptions, OutboundRequest, OutboundResponse } from './outbound-request.ts';

type Settings = Required<Pick<OutboundOptions, 'system' | 'timeoutMs' | 'maxAnswerBytes' | 'now'>> &
  Pick<OutboundOptions, 'headers'>;

/** The reason an attempt is aborted with when its own time is up (not the caller's). */
export class AttemptTimeout extends Error {
  override readonly name = 'AttemptTimeout';
}

const textOf = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

/** Sends the request once. Aborting, the deadline and the attempt's own timeout all close the socket. */
export const sendOnce = async (
  pool: Pool,
  base: URL,
  settings: Settings,
  request: OutboundRequest,
  call: OutboundCall,
): Promise<OutboundResponse> => {
  // A controller of its own rather than AbortSignal.any: the caller's signal may live long, and `any` would hold on to it.
  const controller = new AbortController();
  const abort = (): void => controller.abort(call.signal.reason);
  if (call.signal.aborted) abort();
  call.signal.addEventListener('abort', abort, { once: true });
  const allowedMs = Math.max(1, Math.min(settings.timeoutMs, call.deadlineAt - settings.now()));
  const timer = setTimeout(() => controller.abort(new AttemptTimeout()), allowedMs);
  try {
    const response = await pool.request({
      method: request.method,
      path: `${base.pathname.replace(/\/$/, '')}/${request.path}`,
      headers: {
        accept: 'application/json',
        'x-correlation-id': call.correlationId,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
        ...request.headers,
        ...settings.headers?.(),
      },
      body: request.body ?? null,
      signal: controller.signal,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      const buffer = Buffer.from(chunk as Uint8Array); // a body without an encoding yields bytes
      bytes += buffer.length;
      if (bytes > settings.maxAnswerBytes) {
        throw new AppError(
          'UPSTREAM_PROTOCOL',
          `${settings.system} answered ${request.endpoint} with more than ${settings.maxAnswerBytes} bytes`,
          { cause: 'size' },
        );
      }
      chunks.push(buffer);
    }
    return {
      status: response.statusCode,
      headers: textOf(response.headers),
      body: Buffer.concat(chunks).toString('utf8'),
    };
  } finally {
    clearTimeout(timer);
    call.signal.removeEventListener('abort', abort);
  }
};
