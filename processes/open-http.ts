import { type AddressInfo, createServer } from 'node:net';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Resources } from '@distribution/platform/resources/resources';
import { type FastifyInstance, fastify } from 'fastify';

/** Where a server of this process listens. Port 0 is any free one. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const explain = (cause: unknown, { host, port }: Address): AppError => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const message =
    code === 'EADDRINUSE'
      ? `Port ${port} on ${host} is taken by another program.`
      : `Cannot listen on ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new AppError('CONFIG_INVALID', message, {
    cause,
    nextStep: 'Stop that program, or choose another port (PORT or --port).',
  });
};

/** Throws CONFIG_INVALID when the address cannot be listened on: asked before the long work of a first start begins. */
export const checkAddress = (address: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(explain(cause, address)));
    probe.listen(address.port, address.host, () => probe.close(() => resolve()));
  });

/**
 * Opens a plain HTTP server with `/health/live` and `/health/ready` and whatever routes are registered on it, and owns
 * it. `isReady` is asked at every look at readiness. Gives the base URL. Throws CONFIG_INVALID for a taken port.
 */
export const openHttp = async (
  address: Address,
  register: (server: FastifyInstance) => Promise<unknown>,
  isReady: () => boolean,
  resources: Resources,
): Promise<string> => {
  const server = fastify({ forceCloseConnections: true });
  server.get('/health/live', async () => ({ live: true }));
  server.get('/health/ready', async (_request, reply) => reply.code(isReady() ? 200 : 503).send({ ready: isReady() }));
  await register(server);
  const listening = server.listen({ host: address.host, port: address.port });
  await resources
    .open(
      'HTTP server',
      () => listening,
      () => server.close(),
    )
    .catch((cause: unknown) => {
      throw explain(cause, address);
    });
  const { port } = server.server.address() as AddressInfo; // listening on TCP
  return `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`;
};
