import type { FastifyInstance } from 'fastify';
import type { GatewayMetrics } from '../gateway-metrics.ts';

/** A part of the process that works less well than it should, and what that means for answers. */
export interface DegradedPart {
  readonly part: string;
  readonly reason: string;
}

/** `ready` false takes the gateway out of rotation; degraded parts alone do not. */
export interface Readiness {
  readonly ready: boolean;
  readonly degraded: readonly DegradedPart[];
}

/** Registers `/health/live`, `/health/ready` and, when metrics are on, `/metrics`. None of them asks who asks. */
export const registerHealthRoutes = (
  app: FastifyInstance,
  supergraphHash: string,
  readiness: () => Promise<Readiness>,
  metrics: GatewayMetrics | null,
): void => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const { ready, degraded } = await readiness();
    return reply.code(ready ? 200 : 503).send({
      status: ready ? (degraded.length > 0 ? 'degraded' : 'ready') : 'unavailable',
      supergraph: supergraphHash,
      degraded,
    });
  });
  if (!metrics) return;
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.render()));
};
