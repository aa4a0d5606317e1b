// Numbers that JavaScript cannot hold: they are an error where they stand, never a number close by.
import { expect, it } from 'vitest';
import { openGraph } from './kit/open-graph.ts';

const BIG = '9007199254740993';
let rows = '';
const graph = openGraph({
  subgraphs: {
    rows: {
      sdl: `scalar Long scalar Json
        type Query { row: Row echo(n: Long, j: Json, f: Float, id: ID): Int }
        type Row @key(fields: "number") { number: Long id: ID text: String json: Json float: Float }`,
    },
    sizes: { sdl: 'scalar Long type Row @key(fields: "number") { number: Long size: Int }' },
    weights: {
      sdl: `scalar Long type Row @key(fields: "number") { number: Long float: Float @external weight: Int @requires(fields: "float") }`,
    },
  },
  interfere: ({ subgraph }) => {
    if (subgraph === 'rows') return JSON.parse(`{ "data": ${rows} }`) as { data: Record<string, unknown> };
    return { data: { _entities: [{ size: 1, weight: 2 }] } };
  },
});
const ask = async (query: string, row: string) => {
  rows = `{ "row": { "__typename": "Row", ${row} } }`;
  const { text, errors } = await graph.ask(query);
  return [text, errors.map(({ path }) => path?.join('.'))];
};

it.each([
  ['number', BIG],
  ['number', '1e400'],
  ['number', `-${BIG}`],
  ['id', BIG],
  ['text', BIG],
  ['json', `{ "list": [1, { "n": ${BIG} }] }`],
  ['float', '1e400'],
])('as the value of %s: %s', async (field, value) => {
  const answer = await ask(`{ row { ${field} } }`, `"${field}": ${value}`);
  expect(answer).toEqual([`{"row":{"${field}":null}}`, [`row.${field}`]]);
});

it.each([
  ['number', '9007199254740991'],
  ['number', '0.1'],
  ['number', `"${BIG}"`],
  ['json', '{"n":[-1,2.5,null]}'],
  ['float', '1e+300'],
])('as the value of %s, what it can hold is told as it is: %s', async (field, value) => {
  expect(await ask(`{ row { ${field} } }`, `"${field}": ${value}`)).toEqual([`{"row":{"${field}":${value}}}`, []]);
});

it('as a key: nobody is asked about another object', async () => {
  expect(await ask('{ row { size } }', `"number": ${BIG}`)).toEqual(['{"row":{"size":null}}', ['row.size']]);
  expect(graph.calls.map(({ subgraph }) => subgraph)).toEqual(['rows']);
});

it('as what a field is computed from: a Float may be as large as it likes', async () => {
  expect(await ask('{ row { weight } }', '"number": 1, "float": 1e300')).toEqual(['{"row":{"weight":2}}', []]);
});

it.each([`n: ${BIG}`, 'n: 0.10000000000000000001', `n: 1e999`, `j: { list: [${BIG}] }`])(
  'as an argument (%s): refused',
  async (given) => {
    const { data, errors } = await graph.ask(`{ echo(${given}) }`);
    expect([data, errors.map(({ code }) => code), graph.calls]).toEqual([null, ['GRAPHQL_VALIDATION_FAILED'], []]);
  },
);

it.each([
  `id: ${BIG}`,
  `n: "${BIG}"`,
  'n: -0.50',
  'n: 12.5e3',
  'n: 0',
  'n: 1E2',
  'j: { list: [1.0, 2] }',
  'f: 0.10000000000000000001',
])('as an argument (%s): what can be handed on is', async (given) => {
  rows = '{ "echo": 1 }';
  expect(await graph.ask(`{ echo(${given}) }`)).toMatchObject({ data: { echo: 1 }, errors: [] });
});

it.each([
  ['ID', BIG],
  ['Long', BIG],
  ['Long', '-1e400'],
  ['Json', `{ "list": [1, ${BIG}] }`],
])('as a variable of type %s (%s): refused', async (type, value) => {
  const variables = JSON.parse(`{ "given": ${value} }`) as Record<string, unknown>;
  const argument = { ID: 'id', Long: 'n', Json: 'j' }[type];
  const { data, errors } = await graph.ask(`query ($given: ${type}) { echo(${argument}: $given) }`, variables);
  expect([data, errors.map(({ code }) => code), graph.calls]).toEqual([null, ['INVALID_ARGUMENT'], []]);
});

it.each([
  ['ID', '9007199254740991'],
  ['ID', `"${BIG}"`],
  ['Json', '{ "n": [0.5, null] }'],
  ['Float', '1e300'],
])('as a variable of type %s (%s): what can be handed on is', async (type, value) => {
  rows = '{ "echo": 1 }';
  const variables = JSON.parse(`{ "given": ${value} }`) as Record<string, unknown>;
  const argument = { ID: 'id', Json: 'j', Float: 'f' }[type];
  expect(await graph.ask(`query ($given: ${type}) { echo(${argument}: $given) }`, variables)).toMatchObject({
    data: { echo: 1 },
    errors: [],
  });
});
