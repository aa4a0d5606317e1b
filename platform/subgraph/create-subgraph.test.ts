import DataLoader from 'dataloader';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import { silentLog } from '../log/log.ts';
import { createAssertions } from '../principal/assertion.ts';
import type { Principal } from '../principal/principal.ts';
import { contextHeaders } from '../request/headers.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import { createSubgraph } from './create-subgraph.ts';
import { defineSubgraph } from './define-subgraph.ts';
import { subgraphRoutes } from './http-handler.ts';
import { createTextScalar } from './scalar.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

interface Toy {
  readonly id: string;
  readonly name: string;
}
interface ToyContext {
  readonly request: SubgraphRequest;
  readonly services: ToyServices;
  readonly toys: DataLoader<string, Toy | null>;
}
interface ToyServices {
  readonly batches: (readonly string[])[];
  /** Told when `slow` is asked for, and when nobody waits for it any more. */
  onSlow?: () => void;
  onLeft?: (signal: AbortSignal) => void;
}

const SHARED: Toy = Object.freeze({ id: 'shared', name: 'bear' });

const toySubgraph = defineSubgraph<ToyServices, ToyContext>({
  name: 'toys',
  schema: new URL('./fixtures/toy.graphql', import.meta.url),
  scalars: { Stamp: createTextScalar({ name: 'Stamp', schema: z.string().regex(/^\d+$/, 'only digits') }) },
  createContext: (services, request) => ({
    request,
    services,
    toys: new DataLoader<string, Toy | null>(async (ids) => {
      services.batches.push(ids);
      request.ledger.note('toy-shop', 'toys', ids.length, 0);
      return ids.map((id) => {
        if (id === 'bad') return new AppError('UPSTREAM_TIMEOUT', 'the toy shop did not answer');
        return id === 'none' ? null : id === 'shared' ? SHARED : { id, name: `toy ${id}` };
      });
    }),
  }),
  resolvers: {
    Query: {
      toy: (_: unknown, { name, after }: { name: string; after?: string }) => ({ id: after ?? '1', name }),
      slow: (_: unknown, __: unknown, { services, request: { signal } }: ToyContext) => {
        services.onSlow?.();
        signal.addEventListener('abort', () => services.onLeft?.(signal), { once: true });
        return new Promise(() => undefined);
      },
    },
    Toy: {
      __resolveReference: ({ id }: Toy, { toys }: ToyContext) => {
        if (id === 'throws') throw new AppError('UPSTREAM_TIMEOUT', 'the toy shop did not answer');
        if (id === 'at hand') return SHARED;
        return id === 'lazy' ? { then: (found: (toy: Toy) => void) => found(SHARED) } : toys.load(id);
      },
      price: () => 7,
      broken: () => {
        throw new Error('a secret detail');
      },
      refused: () => {
        throw new AppError('INVALID_ARGUMENT', 'no such toy');
      },
    },
  },
});

const principal: Principal = {
  kind: 'USER',
  subject: 'ann',
  tokenId: null,
  roles: ['analyst'],
  scopes: [],
  regions: ['SE'],
  legalEntities: null,
  customers: null,
  expiresAtSeconds: null,
  issuedAtSeconds: null,
};
const contextOf = (signal = new AbortController().signal): RequestContext => ({
  principal,
  correlationId: 'test-correlation',
  signal,
  deadlineAt: Date.now() + 10_000,
  traceparent: null,
});
const ask = (query: string, variables: UpstreamRequest['variables'] = {}): UpstreamRequest => ({
  query,
  operationName: null,
  variables,
});
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Toy { __typename id name } } }';
const entitiesOf = (...ids: string[]): UpstreamRequest =>
  ask(ENTITIES, { of: ids.map((id) => ({ __typename: 'Toy', id })) });

const services: ToyServices & { batches: (readonly string[])[] } = { batches: [] };
const upstream = createSubgraph(toySubgraph, services, silentLog);
const fetchPlain = async (request: UpstreamRequest, context = contextOf()): Promise<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(await upstream.fetch(request, context))) as Record<string, unknown>; // an answer is an object

describe('a subgraph in this process', () => {
  it('answers entities in one batch, in order, and tells what it had to ask outside', async () => {
    services.batches.length = 0;
    const answer = await fetchPlain(entitiesOf('a', 'b', 'none', 'a'));
    expect(answer.data).toEqual({
      _entities: [
        { __typename: 'Toy', id: 'a', name: 'toy a' },
        { __typename: 'Toy', id: 'b', name: 'toy b' },
        null,
        { __typename: 'Toy', id: 'a', name: 'toy a' },
      ],
    });
    expect(services.batches).toEqual([['a', 'b', 'none']]);
    expect(answer.extensions).toEqual({
      subgraph: {
        name: 'toys',
        sourceCalls: [{ system: 'toy-shop', operation: 'toys', calls: 1, keys: 3, failedKeys: 0 }],
        systemCalls: [],
      },
    });
  });

  it('takes records that are at hand and such that are still to be awaited', async () => {
    const { data } = await fetchPlain(entitiesOf('at hand', 'lazy', 'b'));
    expect(data).toEqual({
      _entities: [
        { __typename: 'Toy', ...SHARED },
        { __typename: 'Toy', ...SHARED },
        { __typename: 'Toy', id: 'b', name: 'toy b' },
      ],
    });
  });

  it('says so when a reference is to no entity', async () => {
    const { data, errors } = await fetchPlain(ask(ENTITIES, { of: [{ __typename: 'Teddy', id: '1' }] }));
    expect(data).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ path: ['_entities'] })]);
  });

  it.each(['bad', 'throws'])('nulls only the one entity that failed: %s', async (failing) => {
    const answer = await fetchPlain(entitiesOf('a', failing, 'b'));
    expect(answer.data).toMatchObject({ _entities: [{ id: 'a' }, null, { id: 'b' }] });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['_entities', 1],
        message: 'the toy shop did not answer',
        extensions: expect.objectContaining({
          code: 'UPSTREAM_TIMEOUT',
          retryable: true,
          correlationId: 'test-correlation',
        }),
      }),
    ]);
  });

  it('leaves records it was given as they were: another request may hold the same one', async () => {
    await fetchPlain(entitiesOf('shared', 'at hand'));
    expect(Object.getOwnPropertyNames(SHARED)).toEqual(['id', 'name']);
  });

  it('says whose fault an error is, and hides what is nobody else’s business', async () => {
    const answer = await fetchPlain(ask('{ toy(name: "x") { name broken refused price } }'));
    expect(answer.data).toEqual({ toy: { name: 'x', broken: null, refused: null, price: null } });
    const codes = (answer.errors as { path: unknown[]; message: string; extensions: { code: string } }[]).map(
      ({ path, message, extensions }) => [path[1], extensions.code, message.includes('secret')],
    );
    expect(codes.toSorted()).toEqual([
      ['broken', 'INTERNAL', false],
      ['price', 'INTERNAL', false],
      ['refused', 'INVALID_ARGUMENT', false],
    ]);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ toy(', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ teddy }', {}],
    ['INVALID_ARGUMENT', 'query ($s: Stamp) { toy(name: "x", after: $s) { id } }', { s: 'x1' }],
    ['INVALID_ARGUMENT', '{ toy(name: "x", after: "x1") { id } }', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ toy(name: 5) { id } }', {}],
  ])('answers %s for %s', async (code, query, variables) => {
    const answer = await fetchPlain(ask(query, variables));
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code }) })]);
  });

  it('stops waiting when nobody waits any more', async () => {
    const gone = new AbortController();
    const waiting = fetchPlain(ask('{ slow }'), contextOf(gone.signal));
    gone.abort();
    expect(await waiting).toMatchObject({ data: null, errors: [{ extensions: { code: 'CANCELLED' } }] });
    expect(await fetchPlain(ask('{ toy(name: "x") { id } }'), contextOf(gone.signal))).toMatchObject({ data: null });
    const late = await fetchPlain(ask('{ slow }'), contextOf(AbortSignal.timeout(1)));
    expect(late).toMatchObject({ data: null, errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] });
  });
});

describe('the same subgraph over HTTP', () => {
  const assertions = createAssertions('a secret of at least 32 characters, truly', systemClock);
  const server = fastify();
  let url = '';
  beforeAll(async () => {
    await server.register(subgraphRoutes, { upstream, assertions, clock: systemClock });
    url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  });
  afterAll(() => server.close());

  const post = async (body: string, assertion: string | null): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...contextHeaders(contextOf(), assertion, systemClock) },
      body,
    });

  it.each([
    ['entities', entitiesOf('a', 'bad', 'none')],
    ['an error', ask('{ toy(name: "x") { name broken refused } }')],
    ['a bad document', ask('{ teddy }')],
  ])('gives byte for byte the answer of the process: %s', async (_, request) => {
    const response = await post(JSON.stringify(request), await assertions.signAssertion(principal));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-correlation-id')).toBe('test-correlation');
    expect(await response.text()).toBe(JSON.stringify(await upstream.fetch(request, contextOf())));
  });

  it('refuses what does not carry the gateway’s assertion', async () => {
    const forged = createAssertions('another secret of at least 32 characters', systemClock);
    for (const assertion of [null, 'x', await forged.signAssertion(principal)]) {
      const response = await post(JSON.stringify(ask('{ toy(name: "x") { id } }')), assertion);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });

  it('takes from the gateway what entities of other subgraphs make, and reads nothing of a stranger’s', async () => {
    const request = ask(`{ toy(name: "${'x'.repeat(2_000_000)}") { id } }`);
    const taken = await post(JSON.stringify(request), await assertions.signAssertion(principal));
    expect([taken.status, await taken.json()]).toMatchObject([200, { data: { toy: { id: '1' } } }]);
    const refused = await post('{', 'x');
    expect(refused.status).toBe(401);
  });

  it('answers at the deadline that the gateway names, and hears when it hangs up', async () => {
    const assertion = await assertions.signAssertion(principal);
    const send = (msLeft: number, signal: AbortSignal | null) => {
      const context = { ...contextOf(), deadlineAt: Date.now() + msLeft };
      const headers = { 'content-type': 'application/json', ...contextHeaders(context, assertion, systemClock) };
      return fetch(url, { method: 'POST', headers, body: JSON.stringify(ask('{ slow }')), signal });
    };
    const late = await send(30, null);
    expect(await late.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] });
    const gone = new AbortController();
    const asked = new Promise<void>((resolve) => (services.onSlow = resolve));
    const left = new Promise<AbortSignal>((resolve) => (services.onLeft = resolve));
    const answer = send(20_000, gone.signal).catch((error: Error) => error.name);
    await asked;
    gone.abort();
    expect(await answer).toBe('AbortError');
    expect((await left).reason).toMatchObject({ name: 'AbortError' });
  });

  it.each(['{', '[]', '{"variables":{}}'])('refuses a body that is no GraphQL request: %s', async (body) => {
    const response = await post(body, await assertions.signAssertion(principal));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});
