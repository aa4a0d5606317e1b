// `@skip` and `@include`, by literal and by variable, on fields and fragments that need other subgraphs.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openWorld } from './kit/open-world.ts';

const ITEMS = [1, 2].map((n) => ({
  id: `i${n}`,
  name: `N${n}`,
  price: n * 10,
  neighbour: { id: 'i1', name: 'N1', price: 10 },
}));
const world = openWorld({
  subgraphs: {
    a: 'type Query { items: [Item!]! item: Item } type Item @key(fields: "id") { id: ID! name: String price: Int }',
    b: `type Item @key(fields: "id") { id: ID! price: Int @external cheap: Boolean @requires(fields: "price") neighbour: Item }`,
    c: `type Item @key(fields: "id") { id: ID! cheap: Boolean @external label: String @requires(fields: "cheap") }`,
  },
  data: {
    records: { Item: ITEMS },
    roots: { items: () => ITEMS, item: () => ITEMS[1] },
    fields: {
      'Item.cheap': ({ price }) => Number(price) < 15,
      'Item.label': (self) => (('cheap' in self ? self['cheap'] : Number(self['price']) < 15) ? 'buy' : 'wait'),
    },
  },
});

describe.each([
  { yes: true, no: false },
  { yes: false, no: true },
  { yes: true, no: true },
])('with %j', (variables) => {
  it.each([
    '{ item { name cheap @include(if: $yes) } }',
    '{ item { name cheap @skip(if: $yes) label @include(if: $no) } }',
    '{ item @include(if: $yes) { label } items @skip(if: $no) { cheap } }',
    '{ item { ... on Item @include(if: $yes) { label ... @skip(if: $no) { cheap name } } } }',
    '{ item { ...F @skip(if: $yes) ...F @include(if: $no) } }',
    '{ item { cheap @include(if: $yes) cheap @include(if: $no) name } }',
    '{ item { neighbour @include(if: $yes) { label } neighbour @include(if: $no) { cheap } } }',
    '{ item { id @skip(if: true) label } }',
    '{ item { label @skip(if: true) @include(if: $yes) } }',
    '{ item { id: label @include(if: $yes) price: name @skip(if: $no) neighbour { id: cheap } } }',
    '{ items { neighbour { neighbour @skip(if: $yes) { label @include(if: $no) name } } } }',
    '{ item @skip(if: $yes) @include(if: $no) { name } }',
    '{ __typename @include(if: $yes) item { __typename @skip(if: $yes) label @include(if: true) } }',
  ])('%s', async (selection) => {
    const fragment = selection.includes('...F')
      ? ' fragment F on Item { label neighbour { name cheap @include(if: $no) } }'
      : '';
    // every variable is used, or the operation would not be valid
    const query = `query Q($yes: Boolean!, $no: Boolean!) ${selection.replace(/\}$/, ' _y: __typename @skip(if: $yes) _n: __typename @skip(if: $no) }')}${fragment}`;
    const { errors } = await expectSame(world, query, variables);
    expect(errors).toEqual([]);
  });
});

it('does not ask a subgraph of which nothing is wanted', async () => {
  await world.ask('query Q($yes: Boolean!) { item { name label @include(if: $yes) } }', { yes: false });
  expect(world.calls.map(({ subgraph }) => subgraph)).toEqual(['a']);
});

it.each([
  '{ item @include(if: $yes) { name @skip(if: $yes) } }',
  '{ item @include(if: $yes) { neighbour @skip(if: $yes) { label } } items { id ... @defer { id } } }',
  '{ items { neighbour @include(if: $yes) { ... @skip(if: $yes) { label } } } }',
])('answers an object with nothing in it where all its selections are switched off: %s', async (selection) => {
  const query = `query Q($yes: Boolean!) ${selection}`;
  const right = await world.askMonolith(query.replace(' ... @defer { id }', ''), { yes: true });
  const { text, errors } = await world.ask(query, { yes: true });
  expect([text, errors]).toEqual([right.text, []]);
});
