import { AppError } from '@distribution/platform/errors/app-error';
import { describe, expect, it } from 'vitest';
import { executePlanned, type ScriptedGraph } from '../fixtures/execute-planned.ts';
import { tableOf } from './fill-tables.ts';
import { FetchFailure } from './layer-value.ts';
import type { Column, Tables } from './tables.ts';

const items = `
  type Query { items: [Item!]!  item: Item }
  type Item @key(fields: "id") { id: ID!  name: String  grams: Int }`;
const stock = `
  type Item @key(fields: "id") { id: ID!  grams: Int @external  onHand: Int  weight: Int @requires(fields: "grams")  sites: [Site!] }
  type Site @key(fields: "code") { code: ID! }`;
const sites = `
  type Site @key(fields: "code") { code: ID!  city: String }`;

type Entity = Readonly<Record<string, unknown>>;
const representationsOf = (variables: Readonly<Record<string, unknown>>) =>
  variables['representations'] as readonly Entity[];

const graph = (ids: readonly string[], overrides: Partial<ScriptedGraph> = {}): ScriptedGraph => ({
  subgraphs: { items, stock, sites },
  answer(subgraph, { variables }) {
    if (subgraph === 'items') {
      return { data: { items: ids.map((id) => ({ __typename: 'Item', id, name: `n${id}`, grams: 5 })) } };
    }
    const entities = representationsOf(variables).map(({ id, code }) =>
      subgraph === 'stock'
        ? { __typename: 'Item', onHand: Number(id), sites: [{ __typename: 'Site', code: `s${Number(id) % 2}` }] }
        : { city: `city ${String(code)}` },
    );
    return { data: { _entities: entities } };
  },
  ...overrides,
});

/** What a layer gives for each object at a path; the last layer where none is named. */
const columnAt = (tables: Tables, path: readonly string[], layer = -1): Column => {
  const level = path.reduce((at, key) => at.below.get(key)!, tables.root.level); // the path of a test's own operation
  return tableOf(tables, level).columns.at(layer) ?? [];
};

describe('a fetch of a mutation', () => {
  it('joins no call that began before the mutation; one of a query may', async () => {
    const withMutation = { ...graph(['1']).subgraphs, items: `${items} type Mutation { renamed: Item }` };
    const answer: ScriptedGraph['answer'] = (subgraph) =>
      subgraph === 'items'
        ? { data: { renamed: { __typename: 'Item', id: '1' }, item: { __typename: 'Item', id: '1' } } }
        : { data: { _entities: [{ __typename: 'Item', onHand: 1 }] } };
    const mutation = await executePlanned({ subgraphs: withMutation, answer }, 'mutation { renamed { onHand } }');
    const query = await executePlanned({ subgraphs: withMutation, answer }, '{ item { onHand } }');
    const told = ({ sent }: typeof query) => sent.map(({ subgraph, afterChange }) => [subgraph, afterChange]);
    expect(told(mutation)).toEqual([
      ['items', true],
      ['stock', true],
    ]);
    expect(told(query)).toEqual([
      ['items', false],
      ['stock', false],
    ]);
  });
});

describe('an entity fetch', () => {
  it('sends each distinct representation once and gives its answer to all that share it', async () => {
    const { sent, tables } = await executePlanned(graph(['1', '2', '1', '2', '1']), '{ items { onHand } }');
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['items', 'stock']);
    expect(representationsOf(sent[1]!.variables)).toEqual([
      { __typename: 'Item', id: '1' },
      { __typename: 'Item', id: '2' },
    ]);
    const onHand = columnAt(tables, ['items'], 1).map((entity) => (entity as Entity)['onHand']);
    expect(onHand).toEqual([1, 2, 1, 2, 1]);
  });

  it('sends 500 entities with 40 duplicates in chunks of the largest size', async () => {
    const ids = Array.from({ length: 500 }, (_, at) => String(at < 460 ? at : at - 460));
    const { sent } = await executePlanned(graph(ids, { maxBatchSize: 100 }), '{ items { onHand } }');
    const sizes = sent.slice(1).map(({ variables }) => representationsOf(variables).length);
    expect(sizes).toEqual([100, 100, 100, 100, 60]);
  });

  it('fails only the members of the chunk that failed', async () => {
    const ids = ['1', '2', '3', '4', '5'];
    const { answer } = graph(ids);
    const broken = graph(ids, {
      maxBatchSize: 2,
      answer(subgraph, request) {
        if (subgraph === 'stock' && representationsOf(request.variables)[0]?.['id'] === '3') {
          throw new AppError('UPSTREAM_TIMEOUT', 'too slow');
        }
        return answer(subgraph, request);
      },
    });
    const { tables, calls } = await executePlanned(broken, '{ items { onHand } }');
    const layers = columnAt(tables, ['items'], 1);
    expect(layers.map((layer) => layer instanceof FetchFailure)).toEqual([false, false, true, true, false]);
    expect(layers[2]).toMatchObject({ subgraph: 'stock', cause: { code: 'UPSTREAM_TIMEOUT' } });
    expect(calls.filter(({ failed }) => failed)).toHaveLength(1);
  });

  it('is not sent for objects whose needed value was lost, which inherit the failure', async () => {
    const { tables, sent } = await executePlanned(
      {
        subgraphs: {
          items: 'type Query { items: [Item!]! } type Item @key(fields: "id") { id: ID! }',
          scales: 'type Item @key(fields: "id") { id: ID!  grams: Int }',
          stock:
            'type Item @key(fields: "id") { id: ID!  grams: Int @external  weight: Int @requires(fields: "grams") }',
        },
        answer(subgraph) {
          if (subgraph === 'scales') throw new Error('connect ECONNREFUSED 10.0.0.1:1');
          return { data: { items: [{ __typename: 'Item', id: '1' }] } };
        },
      },
      '{ items { weight } }',
    );
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['items', 'scales']);
    expect(columnAt(tables, ['items'], 1)).toEqual([expect.any(FetchFailure)]);
    expect(columnAt(tables, ['items'], 2)[0]).toMatchObject({
      subgraph: 'scales',
      cause: { code: 'SUBGRAPH_UNAVAILABLE' },
    });
  });

  it('tells an error about an entity at every place of that entity, in names of the client', async () => {
    const { errors } = await executePlanned(
      graph([], {
        answer(subgraph, { query, variables }) {
          if (subgraph === 'items') return { data: { all: ['1', '2', '1'].map((id) => ({ __typename: 'Item', id })) } };
          const asked = /(\w+): ?onHand/.exec(query)?.[1] ?? 'onHand';
          return {
            data: { _entities: representationsOf(variables).map(() => ({ [asked]: null })) },
            errors: [{ message: 'no count', path: ['_entities', 0, asked], extensions: { code: 'NOT_FOUND' } }],
          };
        },
      }),
      '{ all: items { amount: onHand } }',
    );
    expect(errors.map(({ path }) => path)).toEqual([
      ['all', 0, 'amount'],
      ['all', 2, 'amount'],
    ]);
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND', serviceName: 'stock' });
  });

  it('holds a subgraph that answers with too few entities to its promise', async () => {
    const { tables } = await executePlanned(
      graph(['1', '2'], {
        answer: (subgraph, request) =>
          subgraph === 'stock' ? { data: { _entities: [{ onHand: 1 }] } } : graph(['1', '2']).answer(subgraph, request),
      }),
      '{ items { onHand } }',
    );
    const [one, two] = columnAt(tables, ['items'], 1);
    expect(one).toBe(two); // which of them was left out nobody can tell
    expect(two).toMatchObject({ cause: { code: 'UPSTREAM_PROTOCOL' } });
  });

  it('goes on from what an earlier entity fetch gave', async () => {
    const { sent } = await executePlanned(graph(['1', '2', '3']), '{ items { sites { city } } }');
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['items', 'stock', 'sites']);
    expect(representationsOf(sent[2]!.variables)).toEqual([
      { __typename: 'Site', code: 's1' },
      { __typename: 'Site', code: 's0' },
    ]);
  });

  it('asks a representation once per operation, wherever the plan needs it', async () => {
    const places = graph([], {
      subgraphs: {
        items: `type Query { items: [Item!]!  best: [Item!]! }
          type Item @key(fields: "id") { id: ID!  like: Item }`,
        stock: 'type Item @key(fields: "id") { id: ID!  onHand: Int }',
      },
      answer(subgraph, { variables }) {
        const of = (id: string) => ({ __typename: 'Item', id });
        if (subgraph === 'items') return { data: { items: [{ ...of('1'), like: of('2') }, of('3')], best: [of('2')] } };
        return { data: { _entities: representationsOf(variables).map(({ id }) => ({ onHand: Number(id) })) } };
      },
    });
    const { sent, tables } = await executePlanned(
      places,
      'query Places { items { onHand like { onHand } } best { onHand } }',
    );
    expect(sent.slice(1).map(({ variables }) => representationsOf(variables).map(({ id }) => id))).toEqual([
      ['1', '3', '2'],
    ]);
    const onHandAt = (...path: string[]) =>
      columnAt(tables, path).map((entity) => (entity as Entity | undefined)?.['onHand']);
    expect(onHandAt('items')).toEqual([1, 3]);
    expect(onHandAt('items', 'like')).toEqual([2]);
    expect(onHandAt('best')).toEqual([2]);
  });

  it('leaves an object alone that the subgraph does not have', async () => {
    const { tables, errors } = await executePlanned(
      graph(['1'], {
        answer: (subgraph, request) =>
          subgraph === 'stock' ? { data: { _entities: [null] } } : graph(['1']).answer(subgraph, request),
      }),
      '{ items { onHand sites { city } } }',
    );
    expect(columnAt(tables, ['items'], 1)).toEqual([null]);
    expect(errors).toEqual([]);
  });
});

describe('a root fetch', () => {
  it('that gets no data leaves its first error at every field it took away', async () => {
    const { tables, errors } = await executePlanned(
      graph([], { answer: () => ({ data: null, errors: [{ message: 'all of it is broken' }] }) }),
      '{ items { name } item { name } }',
    );
    expect(tables.root.columns[0]?.[0]).toMatchObject({ cause: { message: 'all of it is broken' } });
    expect(errors).toEqual([]);
  });

  it('keeps the paths of a subgraph’s errors, list indices included', async () => {
    const { errors } = await executePlanned(
      graph([], {
        answer: () => ({
          data: { things: [{ label: 'a' }, { label: null }] },
          errors: [{ message: 'no name', path: ['things', 1, 'label'] }],
        }),
      }),
      '{ things: items { label: name } }',
    );
    expect(errors.map(({ path }) => path)).toEqual([['things', 1, 'label']]);
  });
});

describe('values from above', () => {
  it('are sent with the objects they apply to, one request per distinct value', async () => {
    const { sent } = await executePlanned(
      {
        subgraphs: {
          shops: `type Query { shops: [Shop!]! }
            type Shop @key(fields: "id") @context(name: "shop") { id: ID!  currency: String!  items: [Item!]! }
            type Item @key(fields: "id") { id: ID!  price(in: String @fromContext(field: "$shop { currency }")): Int! }`,
        },
        answer(_, { variables }) {
          const given = variables['representations'];
          if (given === undefined) {
            const of = (id: string) => ({ __typename: 'Item', id });
            return {
              data: {
                shops: [
                  { __typename: 'Shop', id: 'a', currency: 'EUR', items: [of('1'), of('2')] },
                  { __typename: 'Shop', id: 'b', currency: 'USD', items: [of('1')] },
                ],
              },
            };
          }
          return { data: { _entities: representationsOf(variables).map(() => ({ price: 1 })) } };
        },
      },
      '{ shops { items { price } } }',
    );
    const entityCalls = sent.slice(1).map(({ variables }) => {
      const { representations, ...context } = variables;
      return { ids: (representations as Entity[]).map(({ id }) => id), context: Object.values(context) };
    });
    expect(entityCalls).toEqual([
      { ids: ['1', '2'], context: ['EUR'] },
      { ids: ['1'], context: ['USD'] },
    ]);
  });
});
