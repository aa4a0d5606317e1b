import { describe, expect, it } from 'vitest';
import { createSupergraph } from '../engine/supergraph.ts';
import { composeGraph, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  items: `
    type Query { items: [Item!]!  things: [Thing!]!  owner: Owner }
    interface Thing { id: ID! }
    union Owner = Person | Firm
    type Person { name: String }
    type Firm { name: String }
    type Item implements Thing @key(fields: "id") { id: ID!  name: String }
    type Box implements Thing { id: ID!  inside: Item }`,
  stock: `
    type Item @key(fields: "id") { id: ID!  onHand: Int  site: Site }
    type Site { code: ID!  city: String }`,
});

/** Neither interface has an object in the subgraph that answers with it, so that its other fields cannot be asked for. */
const hollow = composeGraph({
  shelf: `
    type Query { first: Media  again: Media  shelf: Shelf }
    type Shelf { media: Media  label: String }
    interface Media { id: ID! }`,
  books: `
    interface Media { id: ID!  title: String  isbn: Isbn }
    type Isbn { text: String }
    type Book implements Media @key(fields: "id") { id: ID!  title: String  isbn: Isbn  pages: Int }
    type Query { books: [Book!]! }`,
});

describe('a field that no fetch answers', () => {
  it.each([
    ['{ first { title } }', ['first']],
    ['{ first { id title } }', ['first', 'title']],
    ['{ first { id: title } }', ['first']],
    ['{ shelf { label m: media { ... on Media { t: title } } } }', ['shelf', 'm']],
    ['{ first { ...F } } fragment F on Media { isbn { text } }', ['first']],
    ['query ($v: Boolean!) { first { title @include(if: $v) } }', ['first']],
    ['{ shelf { label ... @defer { media { title } } } }', ['shelf', 'media']],
  ])('is an error with its path: %s', (text, path) => {
    expect(() => planOf(hollow, text)).toThrow(
      expect.objectContaining({ path, extensions: { code: 'QUERY_PLANNING_FAILED' } }),
    );
  });

  it.each([
    '{ first { id ... on Book { pages title } } }',
    '{ first { id title @include(if: false) ... @skip(if: true) { title } } }',
    'query ($v: Boolean!) { first { id ... @include(if: $v) { title @skip(if: $v) } } }',
  ])('may be missing where it is asked of only some objects, or never: %s', (text) => {
    expect(() => planOf(hollow, text)).not.toThrow();
  });
});

it('tells of a failure of the planner by the same code', () => {
  const sdl = graph.sdl.replace(/(graph: STOCK, key: "id")/, '$1, resolvable: false');
  expect(() => planOf(createSupergraph(sdl), '{ items { onHand } }')).toThrow(
    expect.objectContaining({ code: 'QUERY_PLANNING_FAILED' }),
  );
});

it('finds nothing wrong with plans that answer everything', () => {
  const texts = [
    '{ __typename __schema { queryType { name } } }',
    '{ items { __typename t: __typename name onHand site { code city } } things { id __typename ... on Box { inside { onHand } } } }',
    '{ owner { ... on Person { name } ... on Firm { name } __typename } }',
    'query ($a: Boolean!) { items { ... @include(if: $a) { name ... @skip(if: $a) { onHand } } } }',
    '{ items { name ... @defer { onHand ... @defer { site { city } } } } }',
    '{ items { id: name  name: id  x: onHand } }',
  ];
  for (const text of texts) expect(() => planOf(graph, text)).not.toThrow();
});
