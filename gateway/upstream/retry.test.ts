import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BODY,
  contextOf,
  hold,
  MUTATION,
  openScriptedSubgraph,
  QUERY,
  say,
  type Script,
  type ScriptedSubgraph,
} from './fixtures/scripted-subgraph.ts';
import { WIRES } from './fixtures/wires.ts';
import { createHttpTransport, type HttpTransport, type HttpTransportOptions } from './http-transport.ts';
import { createRetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry } from './retry-pause.ts';

const reset: Script = (response) => void response.socket?.resetAndDestroy();
const half: Script = (response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"data"');
  setImmediate(() => response.destroy());
};

describe.each(WIRES)('over $name', (kind) => {
  let subgraph: ScriptedSubgraph;
  beforeEach(async () => {
    subgraph = await openScriptedSubgraph(kind);
  });
  afterEach(() => subgraph.close());
  const transportOf = (options: Partial<HttpTransportOptions> = {}): HttpTransport =>
    createHttpTransport({ name: 'stock', url: subgraph.url, wire: subgraph.wire, random: () => 0, ...options });

  it.each([429, 502, 503, 504])('sends a query again after %i, and a mutation never', async (status) => {
    const transport = transportOf();
    subgraph.scripts.push(say('not now', status), say('not now', status));
    expect(await transport.send(BODY, QUERY, contextOf())).toEqual({ data: { ok: true } });
    expect(subgraph.asked.map(({ body }) => body)).toEqual([BODY, BODY, BODY]);
    expect(transport.counts()).toMatchObject({ calls: 1, retries: 2, refused: 0 });
    subgraph.scripts.push(say('not now', status));
    await expect(transport.send(BODY, MUTATION, contextOf())).rejects.toMatchObject({ code: expect.any(String) });
    expect(subgraph.asked).toHaveLength(4);
  });

  it.each([
    ['429', say('not now', 429), true],
    ['503', say('not now', 503), true],
    ['502', say('a proxy says', 502), false],
    ['504', say('a proxy says', 504), false],
    ['500', say('no', 500), false],
    ['no JSON', say('no'), false],
    ['an answer that breaks off', half, false],
    ['a connection that breaks off', reset, false],
  ])('says whether a mutation can be sent again after %s, for it may have been done', async (_, script, retryable) => {
    subgraph.scripts.push(script, script);
    const advice = expect.stringContaining(retryable ? 'Try again' : 'may have been done');
    await expect(transportOf().send(BODY, MUTATION, contextOf())).rejects.toMatchObject({
      retryable,
      nextStep: advice,
    });
    const query = transportOf({ maxAttempts: 1 }).send(BODY, QUERY, contextOf());
    await expect(query).rejects.toMatchObject({ retryable: true });
  });

  it('tells of a mutation given up under way that it may have been done, and of one never sent that it was not', async () => {
    subgraph.scripts.push(hold);
    const gone = new AbortController();
    const underWay = transportOf().send(BODY, MUTATION, contextOf({ signal: gone.signal }));
    await subgraph.until(() => subgraph.asked.length === 1);
    gone.abort();
    await expect(underWay).rejects.toMatchObject({ code: 'CANCELLED', retryable: false });
    await subgraph.close();
    const unsent = transportOf().send(BODY, MUTATION, contextOf());
    await expect(unsent).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryable: true });
  });

  it.each([302, 400, 401, 404])('says that status %i will be the same when asked again', async (status) => {
    subgraph.scripts.push(say('no', status));
    await expect(transportOf().send(BODY, QUERY, contextOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      retryable: false,
      nextStep: expect.stringContaining('Tell the operator'),
    });
  });

  it.each([
    ['400', say('no', 400)],
    ['500', say('no', 500)],
    ['no JSON', say('no')],
    ['an answer with an error', say({ data: null, errors: [{ message: 'no' }] })],
    ['an answer with data', say({ data: { a: 1 } }, 503)],
    ['an answer that breaks off', half],
  ])('does not send again after %s', async (_, script) => {
    subgraph.scripts.push(script);
    await transportOf()
      .send(BODY, QUERY, contextOf())
      .catch(() => null);
    expect(subgraph.asked).toHaveLength(1);
  });

  it('tells the last answer: a GraphQL one as it is, any other as an error with the time to wait', async () => {
    const busy = { errors: [{ message: 'busy' }] };
    subgraph.scripts.push(say('busy', 503), say(busy, 503));
    expect(await transportOf({ maxAttempts: 2 }).send(BODY, QUERY, contextOf())).toEqual(busy);
    subgraph.scripts.push(say('busy', 429, { 'retry-after': '7' }));
    await expect(transportOf({ maxAttempts: 1 }).send(BODY, QUERY, contextOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      retryAfterMs: 7_000,
    });
  });

  it('does not wait for what comes after the deadline', async () => {
    subgraph.scripts.push(say('busy', 503, { 'retry-after': '30' }));
    const call = transportOf().send(BODY, QUERY, contextOf({ deadlineAt: Date.now() + 5_000 }));
    await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryAfterMs: 30_000 });
    expect(subgraph.asked).toHaveLength(1);
  });

  it('stops waiting for its turn when the caller leaves', async () => {
    const gone = new AbortController();
    subgraph.scripts.push(say('busy', 503, { 'retry-after': '10' }));
    // The jitter is asked for when the pause is about to begin.
    const random = (): number => (setImmediate(() => gone.abort()), 0);
    const call = transportOf({ random, sharing: false }).send(BODY, QUERY, contextOf({ signal: gone.signal }));
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(subgraph.asked).toHaveLength(1);
  });

  it('sends a query again, once, when an idle connection ends as it is used; a mutation is not', async () => {
    const transport = transportOf();
    await transport.send(BODY, QUERY, contextOf());
    subgraph.scripts.push(reset);
    expect(await transport.send(BODY, QUERY, contextOf())).toEqual({ data: { ok: true } });
    expect(subgraph.asked).toHaveLength(3);
    subgraph.scripts.push(reset, reset, reset);
    await expect(transport.send(BODY, QUERY, contextOf())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(subgraph.asked).toHaveLength(5);
    await expect(transport.send(BODY, MUTATION, contextOf())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(subgraph.asked).toHaveLength(6);
  });

  it('tries to connect again, as often as it may', async () => {
    await subgraph.stop();
    const transport = transportOf();
    await expect(transport.send(BODY, QUERY, contextOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      cause: { code: 'ECONNREFUSED' },
    });
    expect(transport.counts()).toMatchObject({ calls: 1, retries: 2 });
  });

  it('sends nothing again when the budget is spent', async () => {
    const transport = transportOf({ retryBudget: createRetryBudget({ least: 1 }) });
    subgraph.scripts.push(say('busy', 503), say('busy', 503));
    await expect(transport.send(BODY, QUERY, contextOf())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(transport.counts()).toMatchObject({ calls: 1, retries: 1, refused: 1 });
  });

  it('is not done for an attempt that took its whole time', async () => {
    subgraph.scripts.push(hold);
    const call = transportOf({ attemptTimeoutMs: 20 }).send(BODY, QUERY, contextOf());
    await expect(call).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(subgraph.asked).toHaveLength(1);
  });
});

it('waits as long as it was asked to, and a growing random while more', () => {
  const outcome = { status: 503, text: '', retryAfterMs: 2_000 };
  expect(pauseBeforeRetry(outcome, 1, () => 0)).toBe(2_000);
  expect([1, 2, 3, 9].map((attempt) => pauseBeforeRetry(outcome, attempt, () => 1))).toEqual([
    ...[2_050, 2_100, 2_200, 3_000],
  ]);
});

describe('the budget', () => {
  it('never lets more than its part be sent again in any window', () => {
    const step = fc.record({
      ms: fc.oneof(fc.integer({ max: 60, min: 0 }), fc.integer({ min: 0, max: 4_000 })),
      call: fc.nat(9),
    });
    const run = (all: readonly { ms: number; call: number }[]): void => {
      let now = 1_000_000;
      const budget = createRetryBudget({ ratio: 0.1, windowMs: 10_000, least: 3, now: () => now });
      const [calls, taken]: number[][] = [[], []];
      const within = (times: readonly number[], length: number): number =>
        times.filter((at) => at > now - length).length;
      for (const { ms, call } of all) {
        now += ms;
        if (call > 1) {
          calls!.push(now);
          budget.countCall();
        } else if (budget.take()) {
          taken!.push(now);
          // The window is kept in tenths: it is between nine and ten seconds long.
          expect(within(taken!, 9_000)).toBeLessThanOrEqual(Math.max(3, within(calls!, 10_000) * 0.1));
        }
      }
    };
    fc.assert(fc.property(fc.array(step, { maxLength: 400, size: 'max' }), run), { numRuns: 300 });
  });

  it('is a tenth of the calls, and is there again when the window has passed', () => {
    let now = 5_000;
    const budget = createRetryBudget({ least: 2, now: () => now });
    for (let call = 0; call < 100; call += 1) budget.countCall();
    const takeAll = (): number => Array.from({ length: 50 }, () => budget.take()).filter(Boolean).length;
    expect(takeAll()).toBe(10);
    now += 5_000;
    expect(takeAll()).toBe(0);
    now += 6_000;
    expect(takeAll()).toBe(2);
    now += 1_000_000;
    expect(takeAll()).toBe(2);
    expect(budget.counts()).toEqual({ calls: 100, retries: 14, refused: 136 + 50 });
  });
});
