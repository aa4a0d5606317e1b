// Mutations: one after the other in the order asked for, also when they live in different subgraphs.
import { expect, it } from 'vitest';
import { openGraph } from './kit/open-graph.ts';

const open = () => {
  const log: string[] = [];
  const value = { n: 5 };
  const step =
    (name: string, change: (n: number, by: number) => number) =>
    (_: unknown, { by }: { by: number }) => {
      log.push(name);
      value.n = change(value.n, by);
      return { id: 'x', n: value.n };
    };
  const graph = openGraph({
    subgraphs: {
      a: {
        sdl: `type Query { counter: Counter } type Mutation { add(by: Int!): Counter fail(by: Int!): Counter }
          type Counter @key(fields: "id") { id: ID! n: Int @shareable }`,
        resolvers: {
          Query: { counter: () => ({ id: 'x', n: value.n }) },
          Mutation: {
            add: step('add', (n, by) => n + by),
            fail: () => {
              log.push('fail');
              throw new Error('no');
            },
          },
          Counter: { __resolveReference: () => ({ id: 'x', n: value.n }) },
        },
      },
      b: {
        sdl: `type Mutation { times(by: Int!): Counter @shareable less(by: Int!): Counter! }
          type Counter @key(fields: "id") { id: ID! n: Int @shareable double: Int }`,
        resolvers: {
          Mutation: { times: step('times', (n, by) => n * by), less: step('less', (n, by) => n - by) },
          Counter: { double: () => value.n * 2, __resolveReference: () => ({ id: 'x', n: value.n }) },
        },
      },
      c: {
        sdl: 'type Mutation { times(by: Int!): Counter @shareable } type Counter @key(fields: "id") { id: ID! }',
        resolvers: { Mutation: { times: step('times in c', (n, by) => n * by) } },
      },
    },
  });
  return { graph, log };
};

it('run in order, back and forth between subgraphs', async () => {
  const { graph, log } = open();
  const { text, errors } = await graph.ask(
    'mutation { first: add(by: 1) { n } second: less(by: 2) { n } third: add(by: 10) { n } fourth: less(by: 1) { n } }',
  );
  expect(errors).toEqual([]);
  expect(text).toBe('{"first":{"n":6},"second":{"n":4},"third":{"n":14},"fourth":{"n":13}}');
  expect(log).toEqual(['add', 'less', 'add', 'less']);
});

it.each([
  '{ ... on Mutation { one: add(by: 1) { n } } two: less(by: 1) { n } ... on Mutation { three: add(by: 1) { n } } }',
  '{ ...F two: less(by: 1) { n } ...G } fragment F on Mutation { one: add(by: 1) { n } } fragment G on Mutation { three: add(by: 1) { n } ...F }',
  '{ ... @include(if: $yes) { one: add(by: 1) { n } } two: less(by: 1) { n } ... @include(if: $yes) { three: add(by: 1) { n } } }',
])('run in order wherever they stand: %s', async (selections) => {
  const { graph, log } = open();
  const head = selections.includes('$yes') ? 'mutation ($yes: Boolean!) ' : 'mutation ';
  const { text, errors } = await graph.ask(head + selections, { yes: true });
  expect(errors).toEqual([]);
  expect(text).toBe('{"one":{"n":6},"two":{"n":5},"three":{"n":6}}');
  expect(log).toEqual(['add', 'less', 'add']);
});

it.each([
  [true, ['add', 'less']],
  [false, ['less', 'add']],
])('happen once, also where they stand twice and conditions say where first (%s)', async (early, order) => {
  const { graph, log } = open();
  const { errors } = await graph.ask(
    'mutation ($early: Boolean!) { more: add(by: 1) @include(if: $early) { n } less(by: 2) { n } more: add(by: 1) { id n } }',
    { early },
  );
  expect(errors).toEqual([]);
  expect(log).toEqual(order);
});

it('see, below one, what it has done and not what the next will do', async () => {
  const { graph, log } = open();
  const { data } = await graph.ask('mutation { a: add(by: 1) { n double } b: add(by: 1) { double n } }');
  expect(log).toEqual(['add', 'add']);
  expect(data.a.n).toBe(6);
  expect(data.b).toEqual({ double: 14, n: 7 });
});

it('go on after one that failed, and run a shared one once', async () => {
  const { graph, log } = open();
  const { data, errors } = await graph.ask('mutation { fail(by: 1) { n } times(by: 3) { n } add(by: 1) { n } }');
  expect(data).toEqual({ fail: null, times: { n: 15 }, add: { n: 16 } });
  expect(errors.map(({ path }) => path)).toEqual([['fail']]);
  expect(log).toHaveLength(3);
});

it('with variables, conditions and aliases named as keys', async () => {
  const { graph, log } = open();
  const { text } = await graph.ask(
    'mutation M($by: Int!, $no: Boolean!) { id: add(by: $by) { id: n n: id } less(by: $by) @skip(if: $no) { n } n: less(by: 1) @include(if: $no) { double } }',
    { by: 2, no: true },
  );
  expect(text).toBe('{"id":{"id":7,"n":"x"},"n":{"double":12}}');
  expect(log).toEqual(['add', 'less']);
});
