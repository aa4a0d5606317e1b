// Answers of subgraphs that are not what was asked for: each has its error where it leaves a null, and none is lost.
import { createGateway } from '@distribution/gateway/gateway';
import { expect, it } from 'vitest';
import { askEngine } from './kit/ask-engine.ts';
import { openGraph, type SubgraphCall } from './kit/open-graph.ts';

let answerOf: (call: SubgraphCall) => object;
const graph = openGraph({
  subgraphs: {
    rows: {
      sdl: `type Query { rows: [Row] one: Row grid: [[Row]] named: [Named] kind: Kind echo(a: Int): Int any: Any }
        scalar Any
        enum Kind { OPEN SECRET @inaccessible }
        interface Named { id: ID! }
        type Row implements Named @key(fields: "id") { id: ID! name: String constructor: String }`,
    },
    sizes: { sdl: 'type Row @key(fields: "id") { id: ID! size: Int strict: Int! }' },
  },
  interfere: (call) => answerOf(call),
});

const ask = async (query: string, rows: unknown, sizes: object = { data: { _entities: [{ size: 1 }] } }) => {
  answerOf = ({ subgraph }) => (subgraph === 'rows' ? { data: rows } : sizes);
  const { data, errors } = await graph.ask(query);
  return [data as unknown, errors.map(({ path }) => path?.join('.'))];
};
const ROW = { __typename: 'Row', id: '1' };

it.each([
  ['a number in a list', '{ rows { size } }', { rows: [7, ROW] }, { rows: [null, { size: 1 }] }, ['rows.0']],
  [
    'a text in a list',
    '{ rows { id size } }',
    { rows: ['x', ROW] },
    { rows: [null, { id: '1', size: 1 }] },
    ['rows.0'],
  ],
  [
    'no lists in a list',
    '{ grid { size } }',
    { grid: [ROW, 3, [ROW]] },
    { grid: [null, null, [{ size: 1 }]] },
    ['grid.0', 'grid.1'],
  ],
  [
    'a text among interfaces',
    '{ named { ... on Row { size } } }',
    { named: ['x', ROW] },
    { named: [null, { size: 1 }] },
    ['named.0'],
  ],
  [
    'a type that is none',
    '{ one { size } }',
    { one: { ...ROW, __typename: 'Nope' } },
    { one: { size: null } },
    ['one.size'],
  ],
  ['no key', '{ one { size } }', { one: { __typename: 'Row' } }, { one: { size: null } }, ['one.size']],
  [
    'a value that is left out',
    '{ one { name id } }',
    { one: { id: '1' } },
    { one: { name: null, id: '1' } },
    ['one.name'],
  ],
  ['what objects inherit', '{ one { constructor } }', { one: {} }, { one: { constructor: null } }, ['one.constructor']],
])('%s', async (_, query, rows, data, places) => {
  expect(await ask(query, rows)).toEqual([data, places]);
});

it.each([
  ['{ any one { id } }', 'any'],
  ['{ rows { name } one { id } }', 'rows'],
  ['{ rows { size } one { id } }', 'rows'],
])('%s: lists in lists without end take away no more than their own field', async (query, field) => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const answer = { data: { [field]: field === 'any' ? deep : [deep], one: ROW } };
  const upstreams = () => () => Promise.resolve(answer);
  const { engine } = createGateway({ supergraphSdl: graph.supergraphSdl, upstreams });
  const { data, errors } = await askEngine(engine, query, {});
  expect(data).toMatchObject({ one: { id: '1' } });
  expect(errors.map(({ path }) => path?.[0])).toEqual([field]);
});

it('does not know an object: that is null, and nobody’s fault', async () => {
  expect(await ask('{ one { id size } }', { one: ROW }, { data: { _entities: [null] } })).toEqual([
    { one: { id: '1', size: null } },
    [],
  ]);
});

it.each([-1, 0.5, 1, '0'])(
  'an error about the entity %s, which was not asked for, is told all the same',
  async (index) => {
    const errors = [{ message: 'no', path: ['_entities', index, 'size'] }];
    const [, places] = await ask(
      '{ one { id size } }',
      { one: ROW },
      { data: { _entities: [{ size: null }] }, errors },
    );
    expect(places).toEqual(['one']);
  },
);

it.each([
  ['fewer', [{ size: 1 }, { size: 3 }]],
  ['more', [{ size: 0 }, { size: 1 }, { size: 2 }, { size: 3 }]],
])('entities that are %s than were asked for are nobody’s', async (_, entities) => {
  const rows = ['1', '2', '3'].map((id) => ({ ...ROW, id }));
  expect(await ask('{ rows { id size } }', { rows }, { data: { _entities: entities } })).toEqual([
    { rows: ['1', '2', '3'].map((id) => ({ id, size: null })) },
    ['rows.0.size', 'rows.1.size', 'rows.2.size'],
  ]);
});

it('an error without a path is told of all that was asked for, for it may explain any null', async () => {
  const rows = ['1', '2'].map((id) => ({ ...ROW, id }));
  const sizes = { data: { _entities: [{ size: 1 }, null] }, errors: [{ message: 'no' }] };
  expect(await ask('{ rows { size } }', { rows }, sizes)).toEqual([{ rows: [{ size: 1 }, { size: null }] }, ['rows']]);
});

it('does not repeat an enum’s value that clients may not know', async () => {
  answerOf = () => ({ data: { kind: 'SECRET' } });
  const { data, errors } = await graph.ask('{ kind }');
  expect(data).toEqual({ kind: null });
  expect(errors).toMatchObject([{ path: ['kind'] }]);
  expect(JSON.stringify(errors)).not.toContain('SECRET');
});

it.each(['constructor', '__proto__', 'toString'])('a variable $%s that is left out is left out', async (name) => {
  answerOf = ({ variables }) => ({ data: { echo: Object.keys(variables).length } });
  const { data, errors } = await graph.ask(`query ($${name}: Int) { echo(a: $${name}) }`);
  expect([data, errors]).toEqual([{ echo: 0 }, []]);
});
