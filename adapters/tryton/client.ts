import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { z } from 'zod';
import type { TrytonConfig } from './config.ts';
import { failureOf } from './failure.ts';
import { type Identity, Session } from './session.ts';
import { type Row, rowsSchema } from './wire.ts';

/** A domain: clauses that must all hold; with `OR` first, one of them. */
export type Domain = readonly (string | readonly unknown[])[];

/** One call of a model's method. */
export interface TrytonRequest {
  readonly model: string;
  readonly method: string;
  /** Without the context, which the client adds. */
  readonly args: readonly unknown[];
  readonly context?: Readonly<Record<string, unknown>>;
  /** `ONCE`: never sent a second time by itself. Reads, and steps of a workflow that do nothing when already taken, are REPEATABLE. */
  readonly sending: 'ONCE' | 'REPEATABLE';
}
export interface TrytonAnswer {
  readonly result: unknown;
  /** The server's clock when it answered (the Date header, whole seconds). */
  readonly answeredAt: Instant;
}
/** A search that answers the fields of what it finds; a dotted field is one of the record that the first part names. */
export interface TrytonSearch {
  readonly model: string;
  readonly domain: Domain;
  readonly fields: readonly string[];
  /** Field and direction; by id when nothing is said. */
  readonly order?: readonly (readonly [string, 'ASC' | 'DESC'])[];
  readonly limit?: number;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** One database, as this adapter speaks to it. */
export interface TrytonClient {
  /** Who we are there; signs in when need be. */
  identity(call: SourceCall): Promise<Identity>;
  request(request: TrytonRequest, call: SourceCall): Promise<TrytonAnswer>;
  /** Finds archived records too. Ids that no longer exist are left out, where a plain read would fail as a whole. */
  search(
    search: TrytonSearch,
    call: SourceCall,
  ): Promise<{ readonly rows: readonly Row[]; readonly answeredAt: Instant }>;
}

// With any further key Tryton answers in another way.
const answerSchema = z.object({ id: z.number(), result: z.unknown().optional(), error: z.unknown().optional() });
const loginSchema = z.tuple([z.number(), z.string()]);
const preferencesSchema = z.object({ company: z.number().nullish() });
const companySchema = z.tuple([z.object({ 'currency.': z.object({ code: z.string() }) })]);

/** Builds the client over the house's one way out. */
export const createTrytonClient = (
  { system, database, credentials }: Pick<TrytonConfig, 'system' | 'database' | 'credentials'>,
  outbound: Outbound,
  now: () => number,
): TrytonClient => {
  const send = async (
    method: string,
    params: readonly unknown[],
    sending: TrytonRequest['sending'],
    authorization: string | null,
    call: SourceCall,
  ): Promise<(TrytonAnswer & { readonly status: number }) | null> => {
    const { status, headers, body } = await outbound.request(
      {
        method: 'POST',
        path: `${database}/`,
        endpoint: method,
        body: JSON.stringify({ id: 1, method, params }),
        ...(authorization === null ? {} : { headers: { authorization } }),
        repeatable: sending === 'REPEATABLE',
        accepts: [401],
      },
      call,
    );
    if (status === 401) return null;
    let answer: z.infer<typeof answerSchema>;
    try {
      answer = answerSchema.parse(parseReceivedJson(body));
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${method} with something that is not JSON-RPC`, {
        cause,
      });
    }
    if (answer.error !== undefined) throw failureOf(system, method, answer.error);
    const dated = Date.parse(headers['date'] ?? '');
    return { status, result: answer.result, answeredAt: instantOf(Number.isNaN(dated) ? now() : dated) };
  };

  const parsed = <T>(schema: z.ZodType<T>, what: string, value: unknown): T => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${what} in a form that is not known`, {
      cause: result.error,
    });
  };

  const notLetIn = (): AppError => failureOf(system, 'common.db.login', ['LoginException']);

  const signIn = async (call: SourceCall): Promise<Identity> => {
    const { username, password } = credentials;
    const login = await send('common.db.login', [username, { password }, 'en'], 'REPEATABLE', null, call);
    if (login === null) throw notLetIn();
    const [userId, token] = parsed(loginSchema, 'the login', login.result);
    const authorization = `Session ${Buffer.from(`${username}:${userId}:${token}`).toString('base64')}`;
    const ask = async (method: string, ...args: readonly unknown[]): Promise<unknown> => {
      const answer = await send(method, [...args, {}], 'REPEATABLE', authorization, call);
      if (answer === null) throw notLetIn();
      return answer.result;
    };
    const preferences = await ask('model.res.user.get_preferences', true);
    const { company } = parsed(preferencesSchema, 'the preferences', preferences);
    if (company == null) {
      throw new AppError('UPSTREAM_REJECTED', `the user configured for ${system} works in no company`, {
        nextStep: `Give the user a current company in ${system}.`,
      });
    }
    const [own] = parsed(
      companySchema,
      'the company',
      await ask('model.company.company.read', [company], ['currency.code']),
    );
    return { authorization, companyId: company, currency: own['currency.'].code };
  };
  const session = new Session(signIn);

  const request: TrytonClient['request'] = async ({ model, method, args, context, sending }, call) => {
    for (let attempt = 1; ; attempt += 1) {
      const identity = await session.open(call);
      const ownContext = { company: identity.companyId, language: 'en', ...context };
      const params = [...args, ownContext];
      const answer = await send(`model.${model}.${method}`, params, sending, identity.authorization, call);
      if (answer !== null) return answer;
      // The session has ended there; what was sent was refused before anything happened.
      await session.forget(identity);
      if (attempt === 2) throw notLetIn();
    }
  };

  return {
    identity: (call) => session.open(call),
    request,
    search: async ({ model, domain, fields, order = [['id', 'ASC']], limit, context }, call) => {
      const { result, answeredAt } = await request(
        {
          model,
          method: 'search_read',
          args: [domain, 0, limit ?? null, order, ['id', ...fields]],
          context: { active_test: false, ...context },
          sending: 'REPEATABLE',
        },
        call,
      );
      return { rows: parsed(rowsSchema, model, result), answeredAt };
    },
  };
};
