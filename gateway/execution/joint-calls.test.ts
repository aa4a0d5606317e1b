import { describe, expect, it } from 'vitest';
import { executePlanned, type ScriptedGraph } from '../fixtures/execute-planned.ts';
import { tableOf } from './fill-tables.ts';
import { FetchFailure } from './layer-value.ts';

const subgraphs = {
  orders: `
    type Query { orders: [Order!]!  offers: [Offer!]! }
    type Order { id: ID!  item: Item }
    type Offer { id: ID!  item: Item }
    type Item @key(fields: "sku") { sku: ID! }`,
  goods: `type Item @key(fields: "sku") { sku: ID!  name: String  label(upper: Boolean): String  grams: Int }`,
};
const BOTH = 'query($upper: Boolean) { orders { item { name } } offers { item { label(upper: $upper) grams } } }';
const item = (sku: string) => ({ item: { __typename: 'Item', sku } });

type Request = Parameters<ScriptedGraph['answer']>[1];
type Answer = ReturnType<ScriptedGraph['answer']>;

/** Two orders and three offers; `goods` answers as told. */
const graph = (goods: (request: Request) => Answer, options: Partial<ScriptedGraph> = {}): ScriptedGraph => ({
  subgraphs,
  joinsFetches: true,
  answer: (subgraph, request) =>
    subgraph === 'goods'
      ? goods(request)
      : { data: { orders: ['1', '2'].map(item), offers: ['2', '3', '1'].map(item) } },
  ...options,
});

const representationsOf = ({ variables }: Request): Readonly<Record<string, readonly { readonly sku: string }[]>> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith('representations'))) as ReturnType<
    typeof representationsOf
  >; // what the engine sends there

const isJoint = (request: Request): boolean => 'representations_1' in request.variables;

/** What a goods subgraph would answer, in data alone. */
const entitiesFor = (request: Request): Readonly<Record<string, unknown>> => {
  const lists = Object.values(representationsOf(request)).map((list) =>
    list.map(({ sku }) => ({ name: `n${sku}`, label: `l${sku}`, grams: Number(sku) })),
  );
  return isJoint(request) ? Object.fromEntries(lists.map((list, at) => [`_${at}`, list])) : { _entities: lists[0] };
};

const landed = ({ tables }: Awaited<ReturnType<typeof executePlanned>>, field: string): unknown[] => {
  const level = tables.root.level.below.get(field)?.below.get('item');
  return level ? [...(tableOf(tables, level).columns[1] ?? [])] : [];
};

const ALL = {
  orders: ['1', '2'].map((sku) => expect.objectContaining({ name: `n${sku}` }) as unknown),
  offers: ['2', '3', '1'].map((sku) => expect.objectContaining({ label: `l${sku}` }) as unknown),
};

describe('fetches of one operation from one subgraph at the same moment', () => {
  it('go out as one request, each with its own representations and the client’s variables', async () => {
    const executed = await executePlanned(
      graph((request) => ({ data: entitiesFor(request) })),
      BOTH,
      { upper: true },
    );
    const [, joint, ...further] = executed.sent;
    expect(further).toEqual([]);
    expect(joint?.query).toMatch(/_0:_entities\(representations:\$representations_0\)/);
    expect(joint?.variables).toMatchObject({ upper: true });
    expect(Object.values(representationsOf(joint!)).map((list) => list.map(({ sku }) => sku))).toEqual([
      ['1', '2'],
      ['2', '3', '1'],
    ]);
    expect(landed(executed, 'orders')).toEqual(ALL.orders);
    expect(landed(executed, 'offers')).toEqual(ALL.offers);
    expect(executed.errors).toEqual([]);
    expect(executed.calls.map(({ representations, fetches }) => [representations, fetches.length])).toEqual([
      [0, 1],
      [5, 2],
    ]);
  });

  it('go alone where that is set, and where together they are more than a request may hold', async () => {
    const answer = (request: Request): Answer => ({ data: entitiesFor(request) });
    for (const options of [{ joinsFetches: false }, { maxBatchSize: 4 }]) {
      const executed = await executePlanned(graph(answer, options), BOTH);
      expect(executed.sent.map((request) => isJoint(request))).toEqual([false, false, false]);
      expect(landed(executed, 'orders')).toEqual(ALL.orders);
      expect(landed(executed, 'offers')).toEqual(ALL.offers);
    }
  });

  it('get each their own errors, at their own places', async () => {
    const executed = await executePlanned(
      graph((request) => ({
        data: entitiesFor(request),
        errors: [{ message: 'no label', path: ['_1', 2, 'label'] }],
      })),
      BOTH,
    );
    expect(executed.errors.map(({ message, path }) => [message, path])).toEqual([
      ['no label', ['offers', 2, 'item', 'label']],
    ]);
  });

  it('do not lose their data to an error of another: those are asked again, alone', async () => {
    const executed = await executePlanned(
      graph((request) =>
        isJoint(request)
          ? { data: null, errors: [{ message: 'boom', path: ['_1', 0] }] }
          : { data: entitiesFor(request) },
      ),
      BOTH,
    );
    expect(executed.sent.map((request) => isJoint(request))).toEqual([false, true, false]);
    expect(landed(executed, 'orders')).toEqual(ALL.orders);
    expect(landed(executed, 'offers').every((value) => value instanceof FetchFailure)).toBe(true);
  });

  it('are asked alone of a subgraph that takes no such request', async () => {
    const executed = await executePlanned(
      graph((request) =>
        isJoint(request) ? { errors: [{ message: 'too many aliases' }] } : { data: entitiesFor(request) },
      ),
      BOTH,
    );
    expect(executed.errors).toEqual([]);
    expect(landed(executed, 'orders')).toEqual(ALL.orders);
    expect(landed(executed, 'offers')).toEqual(ALL.offers);
  });

  it.each([undefined, [], ['_entities', 0, 'name']])(
    'tell an error about none of them (at %j) each, for it may explain any null',
    async (path) => {
      const executed = await executePlanned(
        graph((request) => ({ data: entitiesFor(request), errors: [{ message: 'stale', ...(path && { path }) }] })),
        BOTH,
      );
      expect(executed.errors.map(({ message, path: at }) => [message, at])).toEqual([
        ['stale', ['orders']],
        ['stale', ['offers']],
      ]);
    },
  );

  it('fail together when there is no answer', async () => {
    const executed = await executePlanned(
      graph((request) => {
        if (isJoint(request)) throw new Error('socket closed');
        return { data: entitiesFor(request) };
      }),
      BOTH,
    );
    for (const field of ['orders', 'offers']) {
      expect(landed(executed, field).every((value) => value instanceof FetchFailure)).toBe(true);
    }
  });
});
