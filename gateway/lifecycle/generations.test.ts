import { afterEach, expect, it, vi } from 'vitest';
import type { Answer, Patch } from '../engine/answer.ts';
import type { Engine } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import { createGenerations, type GenerationsOptions } from './generations.ts';
import { createLiveEngine } from './live-engine.ts';
import type { KnownOperation } from './plan-cache.ts';

const known = (query: string): KnownOperation => ({ query, operationName: null });
const ANSWER: Answer = { data: '{}', errors: [], calls: [], served: [], patches: null };

/** Engines that answer when they are let, over supergraphs that are only names. */
const createStand = (options: Partial<GenerationsOptions> = {}) => {
  const warmed: string[] = [];
  const closed: string[] = [];
  const warnings: string[] = [];
  let answering: () => Promise<Answer> = async () => ANSWER;
  const open = (sdl: string) => ({
    engine: {
      supergraph: { sdl, hash: `hash of ${sdl}` },
      plans: {
        warm: ({ query }: KnownOperation) => void warmed.push(`${sdl}: ${query}`),
        mostUsed: (count: number) => [known('used')].slice(0, count),
        clear: () => {},
      },
      prepare: (source: string) => ({ source }) as unknown as PreparedOperation,
      execute: () => answering(),
    } as unknown as Engine, // the parts a generation knows of
    close: async () => void closed.push(sdl),
  });
  const generations = createGenerations('one', open, {
    warmOperations: [],
    inUse: () => [],
    warmMostUsed: 10,
    warmTimeoutMs: 60_000,
    drainMs: 60_000,
    logger: { debug() {}, info() {}, warn: (_fields, message) => void warnings.push(message), error() {} },
    onOutcome: () => {},
    ...options,
  });
  const live = createLiveEngine(() => generations.current());
  /** Begins an operation in the generation that serves. */
  const execute = () => live.execute(live.prepare('{ a }', null, {} as never), {}, {} as never);
  const answerWith = (next: typeof answering): void => {
    answering = next;
  };
  return { generations, live, warmed, closed, warnings, execute, answerWith };
};

afterEach(() => vi.useRealTimers());
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('closes what a supergraph needed when the last of its operations has ended, its last part included', async () => {
  const { generations, live, closed, execute, answerWith } = createStand();
  let answer = (_answer: Answer) => {};
  answerWith(() => new Promise((resolve) => (answer = resolve)));
  const running = execute();
  expect(await generations.reload('two')).toBe('SWAPPED');
  expect(live.supergraph.sdl).toBe('two');
  await settled();
  expect(closed).toEqual([]);
  let part = (_patches: readonly Patch[]) => {};
  answer({
    ...ANSWER,
    patches: (async function* () {
      yield await new Promise<readonly Patch[]>((resolve) => (part = resolve));
    })(),
  });
  const parts = (await running).patches?.[Symbol.asyncIterator]();
  const first = parts?.next();
  await settled();
  expect(closed).toEqual([]);
  part([]);
  await first;
  expect((await parts?.next())?.done).toBe(true);
  await settled();
  expect(closed).toEqual(['one']);
  await generations.close(0);
  expect(closed).toEqual(['one', 'two']);
});

it('closes it when an operation fails, and after the bound whatever runs', async () => {
  const { generations, closed, warnings, execute, answerWith } = createStand({ drainMs: 5_000 });
  answerWith(() => Promise.reject(new Error('broken')));
  await expect(execute()).rejects.toThrow('broken');
  await generations.reload('two');
  await settled();
  expect(closed).toEqual(['one']);
  answerWith(() => new Promise(() => {}));
  void execute();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await generations.reload('three');
  await vi.advanceTimersByTimeAsync(4_999);
  expect(closed).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(2);
  vi.useRealTimers();
  await settled();
  expect(closed).toEqual(['one', 'two']);
  expect(warnings).toEqual(['operations outlived their supergraph']);
});

it('prepares what is known, what goes on and what was used most, each once, before it serves', async () => {
  const { generations, warmed } = createStand({
    warmOperations: [known('listed'), known('used')],
    inUse: () => [known('subscribed'), known('listed')],
  });
  await generations.begin();
  expect(warmed).toEqual(['one: listed', 'one: used']);
  await generations.reload('two');
  expect(warmed.slice(2)).toEqual(['two: listed', 'two: used', 'two: subscribed']);
});

it('serves with cold plans when warming takes too long, and lets the event loop run meanwhile', async () => {
  const cold = createStand({ warmOperations: [known('a'), known('b')], warmTimeoutMs: 0 });
  expect(await cold.generations.reload('two')).toBe('SWAPPED');
  expect(cold.warmed).toEqual([]);

  const { generations } = createStand({ warmOperations: Array.from({ length: 20 }, (_, n) => known(`q${n}`)) });
  let turns = 0;
  const count = () => {
    turns += 1;
    ticking = setImmediate(count);
  };
  let ticking = setImmediate(count);
  await generations.reload('two');
  clearImmediate(ticking);
  expect(turns).toBeGreaterThanOrEqual(20);
});

it('takes nothing new once it closes, and lets go of what is being made ready', async () => {
  const { generations, closed } = createStand({ warmOperations: Array.from({ length: 20 }, (_, n) => known(`q${n}`)) });
  const late = generations.reload('two');
  await generations.close(0);
  expect(await late).toBe('SUPERSEDED');
  expect(closed.sort()).toEqual(['one', 'two']);
  await expect(generations.reload('three')).rejects.toMatchObject({ code: 'CANCELLED' });
});
