import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '@distribution/platform/errors/app-error';
import { toGraphqlError } from '@distribution/platform/errors/graphql-error';
import { correlationIdOf, HEADER } from '@distribution/platform/request/headers';

const failureOf = (code: string | undefined): readonly [status: string, message: string] => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return ['431 Request Header Fields Too Large', 'The headers are larger than allowed.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['408 Request Timeout', 'The request did not arrive in time.'];
  if (code === 'HPE_INVALID_URL') return ['400 Bad Request', 'The URL has letters that must be percent-encoded.'];
  return ['400 Bad Request', 'This is not HTTP.'];
};

/** Whether a part of some answer has been written: another one in its middle would be read as a part of it. */
const isAnswering = (socket: Socket): boolean => {
  const { _httpMessage: answer } = socket as Socket & { readonly _httpMessage?: ServerResponse | null }; // as node's own handler of such errors looks for it
  return answer?.headersSent === true;
};

/** Answers on a socket whose bytes could not be read as a request, in the same form as every other failure. */
export const answerUnreadable = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy();
  const [status, message] = failureOf(error.code);
  const correlationId = correlationIdOf(undefined);
  const text = JSON.stringify({ errors: [toGraphqlError(new AppError('BAD_REQUEST', message), correlationId)] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
      `${HEADER.correlationId}: ${correlationId}\r\nConnection: close\r\n\r\n${text}`,
  );
};
