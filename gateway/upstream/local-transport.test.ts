import { AppError } from '@distribution/platform/errors/app-error';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { expect, it } from 'vitest';
import { contextOf, MUTATION, QUERY } from './fixtures/scripted-subgraph.ts';
import { createLocalTransport } from './local-transport.ts';
import type { UpstreamFetch } from './subgraph-upstream.ts';

const REQUEST = { query: '{ a }', operationName: null, variables: { at: 1 } };
const send = (fetch: UpstreamFetch, context = contextOf()): Promise<UpstreamResponse> => {
  const transport = createLocalTransport('stock', fetch);
  if (transport.kind !== 'VALUES') throw new Error('it takes values');
  return transport.send(REQUEST, QUERY, context);
};

it('hands request, context and answer on as they are', async () => {
  const answer = { data: Object.assign(Object.create(null) as object, { a: 1 }) as Record<string, unknown> };
  const context = contextOf();
  const seen: unknown[] = [];
  const given = await send(async (...all) => {
    seen.push(...all);
    return answer;
  }, context);
  expect(given).toBe(answer);
  expect(seen[0]).toBe(REQUEST);
  expect(seen[1]).toBe(context);
});

it.each([
  ['what it threw, when that has a code', new AppError('UPSTREAM_THROTTLED', 'wait'), 'UPSTREAM_THROTTLED'],
  ['that the subgraph did not answer, when it has none', new Error('secret'), 'SUBGRAPH_UNAVAILABLE'],
])('rejects with %s', async (_, thrown, code) => {
  const failure = send(() => Promise.reject(thrown));
  await expect(failure).rejects.toMatchObject({ code });
  await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  const sync = send(() => {
    throw thrown;
  });
  await expect(sync).rejects.toMatchObject({ code });
});

it('tells of a mutation given up under way that it may have been done', async () => {
  const transport = createLocalTransport('stock', () => new Promise(() => undefined));
  if (transport.kind !== 'VALUES') throw new Error('it takes values');
  const late = transport.send(REQUEST, MUTATION, contextOf({ signal: AbortSignal.timeout(1) }));
  await expect(late).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: false });
});

it('does not wait for a function that goes on after its caller left or was late', async () => {
  const gone = new AbortController();
  const waiting = send(() => new Promise(() => undefined), contextOf({ signal: gone.signal }));
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
  const late = send(() => new Promise(() => undefined), contextOf({ signal: AbortSignal.timeout(1) }));
  await expect(late).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  let asked = false;
  const never = send(
    async () => {
      asked = true;
      return {};
    },
    contextOf({ signal: gone.signal }),
  );
  await expect(never).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(asked).toBe(false);
});
