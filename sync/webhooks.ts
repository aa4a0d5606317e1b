import { randomUUID } from 'node:crypto';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import { errorExtensions, publicMessage } from '@distribution/platform/errors/graphql-error';
import { isKeepable } from '@distribution/platform/text/keepable-text';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { writeDeliveryContent } from './delivery-content.ts';
import type { IntakeGate, IntakePlace } from './intake-gate.ts';
import type { SyncLogger } from './sync-options.ts';

/** What the receiver of webhooks is handed. */
export interface WebhookOptions {
  readonly adapters: readonly SystemAdapter[];
  readonly store: Pick<SyncStore, 'acceptDelivery'>;
  /** Lets no more in than can wait. */
  readonly gate: IntakeGate;
  /** Called once the delivery is safe: the flow's next round comes at once. */
  readonly wake: (flow: FlowName) => void;
  readonly logger: SyncLogger;
  /** Largest body taken, in bytes; a larger one gets 413. Default 1 MiB. */
  readonly maxBodyBytes?: number;
}

const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  WEBHOOK_REJECTED: 401,
  IDEMPOTENCY_CONFLICT: 409,
  RETRY_LATER: 429,
  STORE_UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** As long as the name of a delivery may be; longer ones fit into no index. */
const MOST_ID_CHARACTERS = 500;

/** Refuses a delivery that could not be kept under its name, so that its sender is told and not sent round in circles. */
const checkName = (deliveryId: string): void => {
  if (deliveryId.length > 0 && deliveryId.length <= MOST_ID_CHARACTERS && isKeepable(deliveryId)) return;
  throw new AppError(
    'BAD_REQUEST',
    `A delivery is named by 1 to ${MOST_ID_CHARACTERS} characters of proper Unicode, NUL not among them.`,
  );
};

const headersOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

/**
 * `POST /webhooks/:system`. A delivery is checked by its system's adapter, stored, and only then answered: 202 with its
 * id. The same delivery sent again gets the same answer; the same id with another content gets 409, an id that cannot be kept 400. What is answered
 * with 202 will be applied or parked with its reason, also after a crash. When more waits than may, 429 with Retry-After. Errors: `{ error: { code, message, … } }`.
 */
export const webhooks: FastifyPluginAsync<WebhookOptions> = async (server, options) => {
  const { adapters, store, gate, wake, logger, maxBodyBytes = 1_048_576 } = options;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, (_request, body, done) =>
    done(null, body),
  );

  const places = new WeakMap<FastifyRequest, IntakePlace>();
  // Before the body is read: what is refused costs no memory.
  server.addHook('onRequest', async (request) => void places.set(request, await gate.enter()));
  server.addHook('onResponse', async (request) => places.get(request)?.leave());
  server.addHook('onRequestAbort', async (request) => places.get(request)?.leave());

  server.setErrorHandler(async (thrown, request, reply) => {
    const known = thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number';
    const error = known ? new AppError('BAD_REQUEST', thrown.message) : toAppError(thrown);
    const status = known ? Number(thrown.statusCode) : (STATUS[error.code] ?? 400);
    const fields = { correlationId: request.id, errorCode: error.code, status };
    if (status === 429)
      logger.debug(fields, 'webhook asked to come later'); // a flood of requests is no flood of lines
    else logger.warn({ ...fields, err: thrown }, 'webhook refused');
    if (status === 503) reply.header('retry-after', '5');
    if (status === 429) reply.header('retry-after', String(Math.ceil((error.retryAfterMs ?? 1_000) / 1_000)));
    return reply.code(status).send({ error: { message: publicMessage(error), ...errorExtensions(error, request.id) } });
  });

  server.post<{ Params: { system: string } }>('/webhooks/:system', async (request, reply) => {
    const adapter = adapters.find(({ system }) => system === request.params.system);
    if (adapter?.parseWebhook == null) {
      const names = adapters.filter(({ parseWebhook }) => parseWebhook != null).map(({ system }) => system);
      throw new AppError('NOT_FOUND', `No system "${request.params.system}" sends webhooks here.`, {
        nextStep: `Send them to /webhooks/SYSTEM, of ${names.join(', ') || 'which there is none'}.`,
      });
    }
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const delivery = await adapter.parseWebhook({ headers: headersOf(request), body });
    checkName(delivery.deliveryId);
    const correlationId = `webhook-${randomUUID()}`;
    const accepted = await store.acceptDelivery({
      deliveryId: `${adapter.system}:${delivery.deliveryId}`, // senders number their deliveries each for themselves
      system: adapter.system,
      flow: delivery.flow,
      body: writeDeliveryContent(delivery.content),
      correlationId,
    });
    if (accepted === 'ACCEPTED') places.get(request)?.accepted();
    if (accepted === 'CONFLICT') {
      const message = `The delivery ${delivery.deliveryId} was received before with another content.`;
      throw new AppError('IDEMPOTENCY_CONFLICT', message, { nextStep: 'Give every delivery an id of its own.' });
    }
    logger.debug({ correlationId, system: adapter.system, flow: delivery.flow, accepted }, 'webhook accepted');
    wake(delivery.flow);
    return reply.code(202).send({ deliveryId: delivery.deliveryId, accepted: true });
  });
};
