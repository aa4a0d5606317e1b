// Structured logs: one JSON object a line on standard output (pino). In: fields and a sentence. Out: lines that carry
// the correlation id of the request they belong to, with secrets removed. A reader that is gone costs nothing but lines.
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'clientSecret', 'assertion'];

/** Fields whose name says they hold a secret, at the top, one and two levels down, whatever logged them. */
const REDACTED = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * Builds the root log of a process. `name` is the process (`gateway`, `sync`). Errors under `err` or `error` are
 * written with code, stack and causes. Default destination: standard output.
 */
export const createLog = (
  options: { readonly level: LogLevel; readonly name: string },
  destination?: DestinationStream,
): Log => {
  const settings = {
    level: options.level,
    name: options.name,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    redact: { paths: REDACTED, censor: '[removed]' },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
};

/** A log whose every line carries the correlation id. */
export const logOf = (log: Log, correlationId: string): Log => log.child({ correlationId });

/** Swallows everything: for tests and for tools that must not write. */
export const silentLog: Log = pino({ level: 'silent' });
