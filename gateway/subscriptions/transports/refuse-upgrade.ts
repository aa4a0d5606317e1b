import type { Duplex } from 'node:stream';
import { textOf } from '../../answer/operation-answer.ts';
import { STATUS_CODES } from 'node:http';
import { correlationIdOf, HEADER } from '@distribution/platform/request/headers';
import { headersOf, statusOf } from '../../http/http-failure.ts';
import type { OperationRunner } from '../../run-operation.ts';

/** Answers a request for a socket that is not given, in the form of every other failure. */
export const refuseUpgrade = (raw: Duplex, error: unknown, runner: OperationRunner): void => {
  const correlationId = correlationIdOf(undefined);
  const status = statusOf(error);
  const text = textOf(runner.reject(error, correlationId));
  const headers = Object.entries(headersOf(error) ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  raw.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n${HEADER.correlationId}: ${correlationId}\r\n${headers.join('')}` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};
