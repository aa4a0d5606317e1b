import { GraphQLError } from 'graphql';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeadline } from '@distribution/platform/request/deadline';
import type { Answer } from './engine/answer.ts';
import type { Engine } from './engine/engine.ts';
import { DEFAULT_COST } from './cost/cost-options.ts';
import { ask as askGateway } from './fixtures/ask.ts';
import { composeWarehouse, fetchInProcess } from './fixtures/warehouse-graph.ts';
import { createGateway } from './gateway.ts';
import { scriptedEngine, wholeAnswer } from './fixtures/scripted-front.ts';
import { SILENT_LOGGER } from './gateway-logger.ts';
import { DEFAULT_LIMITS } from './limits/limits.ts';
import type { RunScope } from './operation-scope.ts';
import { createOperationRunner, type OperationRunner } from './run-operation.ts';

/** An execution that a test ends when it likes. */
interface Held {
  readonly source: string;
  readonly context: Parameters<Engine['execute']>[2];
  readonly answer: (answer: Answer) => void;
}

const QUERY = 'query ($n: Int) { a }';

describe('equal operations in flight', () => {
  let held: Held[];
  let runner: OperationRunner;
  let deadlines: ReturnType<typeof openDeadline>[];
  const runnerOf = (shareOperations: boolean) => {
    const engine = scriptedEngine(
      ({ prepared: { source }, context }) =>
        new Promise<Answer>((answer) => {
          held.push({ source, context, answer });
        }),
      DEFAULT_LIMITS,
    );
    const options = { shareOperations, cost: DEFAULT_COST };
    return createOperationRunner(engine, options, SILENT_LOGGER, null);
  };
  beforeEach(() => {
    [held, deadlines] = [[], []];
    runner = runnerOf(true);
  });
  afterEach(() => deadlines.forEach((deadline) => deadline.close()));

  const ask = (query: string, n: number, changed: Partial<RunScope> = {}) => {
    const deadline = openDeadline({ parent: null, timeoutMs: 60_000 });
    deadlines.push(deadline);
    const scope: RunScope = {
      principal: ANONYMOUS,
      correlationId: `caller-${deadlines.length}`,
      traceparent: null,
      forwardedHeaders: null,
      deadline,
      spent: null,
      ...changed,
    };
    const request = { query, operationName: null, variables: { n }, extensions: {} };
    return { answer: runner.run(request, scope, () => {}), leave: () => scope.deadline.abort() };
  };
  const as = (changed: Partial<Principal>): Partial<RunScope> => ({ principal: { ...ANONYMOUS, ...changed } });

  it('share one execution, and each gets the answer under its own id', async () => {
    const asked = Array.from({ length: 100 }, () => ask(QUERY, 1));
    expect(held).toHaveLength(1);
    held[0]?.answer({ ...wholeAnswer({ a: null }), errors: [new GraphQLError('no', { extensions: { code: 'X' } })] });
    const answers = await Promise.all(asked.map(({ answer }) => answer));
    expect(new Set(answers.map(({ data }) => data))).toEqual(new Set(['{"a":null}']));
    expect(answers.map(({ errors }) => errors[0]?.extensions['correlationId'])).toEqual(
      asked.map((_, n) => `caller-${n + 1}`),
    );
  });

  it.each<[string, string, number, Partial<RunScope>]>([
    ['other variables', QUERY, 2, {}],
    ['another document', '{ b }', 1, {}],
    ['another caller', QUERY, 1, as({ subject: 'someone' })],
    ['fewer rows', QUERY, 1, as({ regions: ['SE'] })],
    ['no rows', QUERY, 1, as({ customers: [] })],
    ['other scopes', QUERY, 1, as({ scopes: ['prices'] })],
    ['other headers that are passed on', QUERY, 1, { forwardedHeaders: { 'accept-language': 'de' } }],
  ])('share nothing with %s', (_what, query, n, scope) => {
    ask(QUERY, 1);
    ask(query, n, scope);
    ask(query, n, scope);
    expect(held).toHaveLength(2);
  });

  it('are not shared when they are mutations, may be answered in parts, or sharing is off', () => {
    for (let n = 0; n < 2; n += 1) ask('mutation { a }', 1);
    for (let n = 0; n < 2; n += 1) ask('{ a ... @defer { b } }', 1);
    expect(held).toHaveLength(4);
    runner = runnerOf(false);
    for (let n = 0; n < 2; n += 1) ask(QUERY, 1);
    expect(held).toHaveLength(6);
  });

  it('begin anew once the one under way has ended', async () => {
    const first = ask(QUERY, 1);
    held[0]?.answer(wholeAnswer({ a: 1 }));
    await first.answer;
    ask(QUERY, 1);
    expect(held).toHaveLength(2);
  });

  it('begin anew after a mutation, which they must show', async () => {
    ask(QUERY, 1);
    const changed = ask('mutation { a }', 1);
    held[1]?.answer(wholeAnswer({ a: 1 }));
    await changed.answer;
    ask(QUERY, 1);
    expect(held.map(({ source }) => source)).toEqual([QUERY, 'mutation { a }', QUERY]);
  });

  it('go on for the others when one leaves, whoever began, and end when all have left', async () => {
    const asked = [ask(QUERY, 1), ask(QUERY, 1), ask(QUERY, 1)];
    const signal = held[0]?.context.signal;
    asked[0]?.leave();
    expect(signal?.aborted).toBe(false);
    expect((await asked[0]?.answer)?.errors[0]?.extensions['code']).toBe('CANCELLED');
    held[0]?.answer(wholeAnswer({ a: 1 }));
    expect((await asked[1]?.answer)?.data).toBe('{"a":1}');

    const later = [ask(QUERY, 2), ask(QUERY, 2)];
    for (const { leave } of later) leave();
    expect(held[1]?.context.signal.aborted).toBe(true);
    ask(QUERY, 2);
    expect(held).toHaveLength(3); // nobody joins what was ended
  });

  it('are not joined by who may wait much longer than the one who began', () => {
    ask(QUERY, 1, { deadline: openDeadline({ parent: null, timeoutMs: 10_000 }) });
    ask(QUERY, 1);
    expect(held).toHaveLength(2);
  });
});

describe('sharing over the whole gateway', () => {
  it('asks a subgraph once for a hundred equal questions, and gives each caller its own id', async () => {
    let asked = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: (name) => async (request, context) => {
        asked += 1;
        await held;
        return fetchInProcess(name)(request, context);
      },
    });
    let arrived = 0;
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const { prepare } = gateway.engine;
    Object.assign(gateway.engine, {
      prepare: (...given: Parameters<typeof prepare>) => {
        arrived += 1;
        if (arrived === 100) setImmediate(release); // all of them are under way by then
        return prepare(...given);
      },
    });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        askGateway(url, '{ broken }', { headers: { 'x-correlation-id': `question-${n}` } }),
      ),
    );
    expect(asked).toBe(1);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions['correlationId'])).toEqual(
      answers.map((_, n) => `question-${n}`),
    );
    await gateway.close();
  });
});
