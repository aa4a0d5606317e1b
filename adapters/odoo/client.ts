import { randomUUID } from 'node:crypto';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { z } from 'zod';
import type { OdooConfig } from './config.ts';
import { failureOf, refusalKindOf } from './failure.ts';
import { type OdooClient, type OdooRequest, type Send, parsed } from './rpc.ts';
import { Session } from './session.ts';
import { signIn } from './sign-in.ts';
import { rowsSchema } from './wire.ts';

const answerSchema = z.object({
  jsonrpc: z.literal('2.0'),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});

/** Builds the client over the house's one way out. */
export const createOdooClient = (config: OdooConfig, outbound: Outbound, now: () => number): OdooClient => {
  const { system, database, credentials } = config;
  const send: Send = async (endpoint, params, sending, call) => {
    const { headers, body } = await outbound.request(
      {
        method: 'POST',
        path: 'jsonrpc',
        endpoint,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params }),
        // Every call of Odoo is a POST: the key tells the way out that this one may be repeated. Odoo ignores it.
        ...(sending === 'ONCE' ? {} : { idempotencyKey: randomUUID() }),
      },
      { signal: call.signal, deadlineAt: call.deadlineAt, correlationId: call.correlationId, lane: call.lane },
    );
    let answer: z.infer<typeof answerSchema>;
    try {
      answer = answerSchema.parse(parseReceivedJson(body));
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${endpoint} with something that is not JSON-RPC`, {
        cause,
      });
    }
    if (answer.error !== undefined) throw failureOf(system, endpoint, answer.error);
    const dated = Date.parse(headers['date'] ?? '');
    return { result: answer.result ?? null, answeredAt: instantOf(Number.isNaN(dated) ? now() : dated) };
  };

  const execute = (userId: number, { model, method, args, named = {}, sending }: OdooRequest, call: SourceCall) =>
    send(
      `${model}.${method}`,
      {
        service: 'object',
        method: 'execute_kw',
        args: [database, userId, credentials.password, model, method, args, named],
      },
      sending,
      call,
    );
  const session = new Session((call) => signIn(config, send, execute, call), now);

  const request: OdooClient['request'] = async ({ named, ...asked }, call) => {
    const { userId, companyId } = await session.open(call);
    // Names in English and times in UTC, whatever the user prefers to see.
    const context = { lang: 'en_US', tz: 'UTC', allowed_company_ids: [companyId], ...named?.context };
    try {
      return await execute(userId, { ...asked, named: { ...named, context } }, call);
    } catch (error) {
      if (refusalKindOf(error) === 'odoo.exceptions.AccessDenied') session.refuse(error);
      throw error;
    }
  };

  return {
    identity: (call) => session.open(call),
    request,
    search: async ({ model, domain, fields, limit }, call) => {
      const named = {
        fields: ['id', ...fields],
        order: 'id',
        ...(limit === undefined ? {} : { limit }),
        context: { active_test: false },
      };
      const { result, answeredAt } = await request(
        { model, method: 'search_read', args: [domain], named, sending: 'REPEATABLE' },
        call,
      );
      return { rows: parsed(rowsSchema, system, model, result), answeredAt };
    },
  };
};
