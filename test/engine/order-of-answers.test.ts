// Whichever subgraph answers first: what is asked at the same time may come in any order.
import { describe, expect, it } from 'vitest';
import { expectSame } from './kit/expect-same.ts';
import { openWorld } from './kit/open-world.ts';

const BOOK = { __typename: 'Book', id: 'b1', title: 'T', pages: 9, stars: 3, blurb: 'good' };
const SONG = { __typename: 'Song', id: 's1', title: 'S', seconds: 60, stars: 5, blurb: 'loud' };
const VIEWER = {
  name: 'V',
  best: BOOK,
  worst: SONG,
  all: [SONG, BOOK],
  nested: [[BOOK], [SONG, BOOK]],
  inner: { best: BOOK, deep: { all: [BOOK, SONG] } },
};
const data = {
  records: { Book: [BOOK], Song: [SONG] },
  roots: { viewer: () => VIEWER, viewers: () => [VIEWER, null, VIEWER] },
};
const shared = (own: string, ofMedia: string) => `
  type Query { viewer: Viewer @shareable viewers: [Viewer] @shareable }
  union Media = Book | Song
  type Viewer @shareable { best: Media all: [Media!] nested: [[Media!]] inner: Inner }
  type Inner @shareable { best: Media deep: Deep } type Deep @shareable { all: [Media] }
  extend type Viewer { ${own} }
  type Book @key(fields: "id") { id: ID! ${ofMedia.replace('LENGTH', 'pages')} }
  type Song @key(fields: "id") { id: ID! ${ofMedia.replace('LENGTH', 'seconds')} }`;
const SUBGRAPHS = {
  a: shared('name: String', 'title: String! LENGTH: Int'),
  b: shared('worst: Media', 'stars: Int!'),
  c: 'type Book @key(fields: "id") { id: ID! blurb: String } type Song @key(fields: "id") { id: ID! blurb: String }',
};
const ALL = '... on Book { title pages stars blurb } ... on Song { title seconds stars blurb }';

describe.each([
  { a: 0, b: 0, c: 0 },
  { a: 0, b: 3, c: 0 },
  { a: 3, b: 0, c: 0 },
  { a: 0, b: 9, c: 5 },
  { a: 9, b: 0, c: 5 },
])('with answers after %j turns', (turns) => {
  const world = openWorld({
    subgraphs: SUBGRAPHS,
    data,
    turnsOf: ({ subgraph }) => turns[subgraph as 'a' | 'b' | 'c'],
  }); // the names above

  it.each([
    `{ viewer { name best { ${ALL} } worst { ${ALL} } } }`,
    `{ viewer { all { ${ALL} } best { ... on Book { stars } } name } }`,
    `{ viewer { nested { ${ALL} } all { ... on Song { blurb stars } } } }`,
    `{ viewer { inner { best { ${ALL} } deep { all { ${ALL} } } } worst { ... on Song { title } } } }`,
    `{ viewers { name worst { ${ALL} } all { ... on Song { seconds stars } } } viewer { worst { __typename } } }`,
    `{ viewers { id: name name: worst { ... on Song { id: blurb stars: title } } } }`,
  ])('%s', async (query) => {
    const { errors } = await expectSame(world, query);
    expect(errors).toEqual([]);
  });
});
