import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { AppError } from '@distribution/platform/errors/app-error';

/** What stands behind `npm run gateway --`. `supergraph` is `null` when our own graph is meant. */
export type GatewayFlags =
  | { readonly supergraph: null }
  | {
      readonly supergraph: string;
      readonly host: string;
      readonly port: number;
      /** A manifest of operations to prepare; `null` for none. */
      readonly operations: string | null;
      readonly noticeMs: number;
    };

const USAGE =
  'Usage: npm run gateway -- [--supergraph FILE [--operations FILE] [--notice-ms 0]] [--port 4000] [--host 127.0.0.1]';

/** Reads the flags; throws CONFIG_INVALID with the usage, or the usage when it is asked for. */
export const readGatewayFlags = (args: readonly string[]): GatewayFlags => {
  answerHelp(args, USAGE);
  try {
    const options = {
      supergraph: { type: 'string' },
      operations: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      'notice-ms': { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const port = Number(values.port ?? '4000');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
    if (values.supergraph === undefined) return { supergraph: null };
    const noticeMs = Number(values['notice-ms'] ?? '0');
    if (!Number.isInteger(noticeMs) || noticeMs < 0 || noticeMs > 12_000) {
      throw new Error(`--notice-ms ${values['notice-ms']} is no number of milliseconds up to 12000`);
    }
    const { supergraph, operations = null, host = '127.0.0.1' } = values;
    return { supergraph, operations, port, host, noticeMs };
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
      nextStep: USAGE,
    });
  }
};
