import type { FastifyInstance } from 'fastify';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import type { SupergraphStatus } from '../lifecycle/generations.ts';

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

/** What the gateway itself has to say, beside the process it runs in. */
const partsOf = ({ warming, refused }: SupergraphStatus, isStopping: boolean): readonly DegradedPart[] => [
  ...(isStopping ? [{ part: 'gateway', reason: 'stopping: what was begun is finished, nothing new is wanted' }] : []),
  ...(warming ? [{ part: 'plans', reason: `${warming.done} of ${warming.of} known operations are prepared` }] : []),
  ...(refused ? [{ part: 'supergraph', reason: 'a newer one was refused; the one before serves' }] : []),
];

/** Registers `/health/live`, `/health/ready` and, when metrics are on, `/metrics`. None of them asks who asks. */
export const registerHealthRoutes = (
  app: FastifyInstance,
  statusOf: () => SupergraphStatus,
  readiness: () => Promise<Readiness>,
  isStopping: () => boolean,
  metrics: GatewayMetrics | null,
): void => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const asked = await readiness();
    const status = statusOf();
    const { hash, since, refused, warming } = status;
    const ready = asked.ready && warming === null && !isStopping();
    const degraded = [...asked.degraded, ...partsOf(status, isStopping())];
    return reply.code(ready ? 200 : 503).send({
      status: ready ? (degraded.length > 0 ? 'degraded' : 'ready') : 'unavailable',
      supergraph: { hash, since, refused },
      degraded,
    });
  });
  if (!metrics) return;
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.render()));
};
