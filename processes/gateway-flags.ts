import { parseArgs } from 'node:util';
import { AppError } from '@distribution/platform/errors/app-error';

/** What stands behind `npm run gateway --`. `supergraph` is `null` when our own graph is meant. */
export type GatewayFlags =
  { readonly supergraph: null } | { readonly supergraph: string; readonly host: string; readonly port: number };

/** Reads the flags; throws CONFIG_INVALID with the usage. */
export const readGatewayFlags = (args: readonly string[]): GatewayFlags => {
  try {
    const options = { supergraph: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const port = Number(values.port ?? '4000');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
    if (values.supergraph === undefined) return { supergraph: null };
    return { supergraph: values.supergraph, port, host: values.host ?? '127.0.0.1' };
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
      nextStep: 'Usage: npm run gateway -- [--supergraph FILE] [--port 4000] [--host 127.0.0.1]',
    });
  }
};
