import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CallLog } from './call-log.ts';
import { type Faults, type FaultInput } from './faults.ts';
import { Quota, type QuotaOptions } from './quota.ts';
import { subscriptionSchema, type WebhookSender } from './webhook-sender.ts';

/** Who may call: one user by Basic, or the same secret as a bearer token. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What every stand-in server has, whatever it speaks. */
export interface StandIn {
  readonly app: FastifyInstance;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly calls: CallLog;
  /** The server's own clock in epoch milliseconds, skew included. */
  now(): number;
}
export interface StandInOptions {
  readonly credentials: Credentials;
  readonly quota: QuotaOptions;
  /** Epoch milliseconds of the world. */
  readonly now: () => number;
  readonly webhooks: WebhookSender;
  readonly faults: Faults;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const sameText = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

const isControl = (request: FastifyRequest): boolean => request.url.startsWith('/_');
/** `GET Items`, `GET movements`: what a call is counted under. */
const labelOf = (request: FastifyRequest): string =>
  `${request.method} ${request.routeOptions.config.label ?? request.routeOptions.url ?? 'unknown'}`;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the endpoint is called in faults and call counts, when the route's pattern does not say it. */
    label?: string;
  }
  interface FastifyRequest {
    /** Set by a route that serves many endpoints under one pattern. */
    endpointLabel: string | null;
    holdsQuota: boolean;
  }
}

const endpointOf = (request: FastifyRequest): string => request.endpointLabel ?? labelOf(request);

/** Builds a server with authentication, quota, faults and call counts in front of whatever routes are added. */
export const createStandIn = (options: StandInOptions): StandIn => {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
    routerOptions: { maxParamLength: 1000 },
  });
  const { faults } = options;
  const calls = new CallLog();
  const quota = new Quota(options.quota);
  const now = (): number => options.now() + faults.settings.clockSkewMs;
  const basic = `Basic ${Buffer.from(`${options.credentials.username}:${options.credentials.password}`).toString('base64')}`;
  const bearer = `Bearer ${options.credentials.password}`;

  app.decorateRequest('endpointLabel', null);
  app.decorateRequest('holdsQuota', false);

  const checkCredentials = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const given = request.headers.authorization ?? '';
    if (sameText(given, basic) || sameText(given, bearer)) return undefined;
    return reply
      .code(401)
      .header('WWW-Authenticate', 'Basic realm="sandbox", Bearer')
      .send({ error: { code: 'Unauthorized', message: 'who are you?' } });
  };
  const enforceQuota = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isControl(request)) return undefined;
    const admission = quota.admit(Date.now());
    request.holdsQuota = admission.admitted;
    if (admission.admitted) return undefined;
    return reply
      .code(429)
      .header('Retry-After', String(admission.retryAfterSeconds))
      .send({ error: { code: 'TooManyRequests', message: admission.reason } });
  };
  const applyFaults = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { settings } = faults;
    if (isControl(request) || !faults.strikes(endpointOf(request))) return undefined;
    if (settings.down) {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    if (settings.latencyMs > 0) await sleep(settings.latencyMs);
    if (!faults.takeFailure()) return undefined;
    if (settings.retryAfterSeconds !== null) reply.header('Retry-After', String(settings.retryAfterSeconds));
    return reply
      .code(settings.errorStatus)
      .send({ error: { code: 'InjectedFault', message: 'the sandbox was told to fail' } });
  };
  const nameEndpoint = async (request: FastifyRequest): Promise<void> => {
    const parameters = request.params as { set?: string }; // only the OData routes have it
    if (parameters.set !== undefined)
      request.endpointLabel = `${request.method} ${parameters.set.replace(/\(.*$/, '')}`;
  };

  app.addHook('onRequest', nameEndpoint);
  app.addHook('onRequest', checkCredentials);
  app.addHook('onRequest', enforceQuota);
  app.addHook('onRequest', applyFaults);
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('Date', new Date(now()).toUTCString());
    if (isControl(request) || typeof payload !== 'string' || !faults.strikes(endpointOf(request))) return payload;
    if (payload.length === 0 || !faults.takeTruncation()) return payload;
    reply.removeHeader('content-length');
    return payload.slice(0, Math.floor(payload.length / 2));
  });
  const settle = (request: FastifyRequest): void => {
    if (request.holdsQuota) quota.release();
    request.holdsQuota = false;
  };
  app.addHook('onResponse', async (request, reply) => {
    settle(request);
    if (!isControl(request)) calls.record(endpointOf(request), reply.statusCode);
  });
  // A client that goes away frees its place; without this, aborted calls would use up the concurrency cap.
  app.addHook('onRequestAbort', async (request) => {
    settle(request);
    calls.recordAborted();
  });

  app.get('/_faults', async () => faults.settings);
  app.put('/_faults', async (request) => faults.set(request.body as FaultInput)); // set() parses it
  app.get('/_calls', async () => calls.counts());
  app.delete('/_calls', async (_request, reply) => {
    calls.reset();
    return reply.code(204).send();
  });
  app.get('/_webhooks', async () => options.webhooks.list());
  app.put('/_webhooks', async (request) => options.webhooks.subscribe(subscriptionSchema.parse(request.body)));

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError)
      return reply.code(400).send({ error: { code: 'BadRequest', message: z.prettifyError(error) } });
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'InternalError';
    return reply.code(status).send({ error: { code, message } });
  });
  return { app, faults, quota, calls, now };
};
