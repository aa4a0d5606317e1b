// Interfaces that a subgraph adds fields to without knowing who implements them (`@interfaceObject`).
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openGraph } from './kit/open-graph.ts';
import { openWorld } from './kit/open-world.ts';

describe('fields of an interface object', () => {
  const FILM = { __typename: 'Film', id: 'f1', title: 'Film', minutes: 90, likes: 3, score: 'good', writer: 'Eve' };
  const TEXT = { __typename: 'Text', id: 't1', title: 'Text', words: 500, likes: 0, score: 'ok', writer: 'Bob' };
  const MEDIA = [FILM, TEXT];
  const world = openWorld({
    subgraphs: {
      library: `type Query { media: [Media!]! film: Film }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
        type Text implements Media @key(fields: "id") { id: ID! title: String words: Int }`,
      likes: `type Query { liked: [Media] favourite: Shelf }
        type Shelf @key(fields: "id") { id: ID! media: Media }
        type Media @key(fields: "id") @interfaceObject { id: ID! likes: Int! title: String @external score: String @requires(fields: "title") }`,
      people: 'type Film @key(fields: "id") { id: ID! writer: String }',
    },
    data: {
      records: { Media: MEDIA, Film: [FILM], Text: [TEXT] },
      roots: {
        media: () => MEDIA,
        film: () => FILM,
        liked: () => [TEXT, null, FILM],
        favourite: () => ({ id: 'x', media: FILM }),
      },
      fields: { 'Media.score': ({ title }) => `score of ${String(title)}` },
    },
  });

  it.each([
    '{ media { id likes } }',
    '{ media { __typename likes score ... on Film { minutes } } }',
    '{ liked { likes } }',
    '{ liked { __typename likes } }',
    '{ liked { t: __typename id ... on Film { minutes writer } ... on Text { words likes } } }',
    '{ liked { title: score id: title } }',
    '{ film { likes score writer __typename } }',
    '{ favourite { media { ... on Film { writer minutes } } } }',
    '{ favourite { media { id title ... on Text { words } } } liked { score } }',
    '{ media { likes: title title: likes score } }',
    '{ media { ... on Text { likes } ... on Film { x: likes writer } } }',
    'query ($no: Boolean = false) { liked { id ... on Media @include(if: $no) { ... on Film { minutes } } } }',
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});

describe('an interface object by whose key nobody can be found', () => {
  const graph = openGraph({
    subgraphs: {
      a: {
        sdl: `type Query { item: Ware! thing: Thing }
          interface Thing @key(fields: "id") { id: ID! }
          type Stone implements Thing @key(fields: "id") { id: ID! grams: Int }
          type Ware @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
        resolvers: {
          Query: { item: () => ({ id: 'w1' }), thing: () => ({ __typename: 'Stone', id: 's1' }) },
        },
      },
      b: {
        sdl: `type Query { other: Ware }
          interface Ware @key(fields: "id") { id: ID! }
          type Bread implements Ware @key(fields: "id") { id: ID! flour: String! }`,
        resolvers: {
          Query: { other: () => ({ __typename: 'Bread', id: 'w1', flour: 'rye' }) },
          Ware: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Bread', id, flour: 'rye' }) },
          Bread: { __resolveReference: ({ id }: { id: string }) => ({ id, flour: 'rye' }) },
        },
      },
    },
  });

  it.each([
    ['{ item { id } }', { item: { id: 'w1' } }],
    ['{ item { ... on Bread { flour } } }', { item: { flour: 'rye' } }],
    ['{ item { __typename id } }', { item: { __typename: 'Bread', id: 'w1' } }],
    [
      '{ other { id __typename } thing { __typename } }',
      { other: { id: 'w1', __typename: 'Bread' }, thing: { __typename: 'Stone' } },
    ],
  ])('%s', async (query, data) => {
    const answer = await graph.ask(query);
    expect(answer.errors).toEqual([]);
    expect(answer.text).toBe(JSON.stringify(data));
  });
});
