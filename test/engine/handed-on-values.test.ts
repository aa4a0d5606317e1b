// What one subgraph answers and another is told: a value that its type does not allow goes no further, for what is
// found by it, or computed from it, would be wrong without anybody's knowing.
import { createGateway } from '@distribution/gateway/gateway';
import { expect, it } from 'vitest';
import { askEngine } from './kit/ask-engine.ts';
import { openGraph, type SubgraphAnswer } from './kit/open-graph.ts';

const COMPUTED = ['plain', 'byKind', 'byGrams', 'byLive', 'byTags', 'byAny', 'byBox', 'byBoth', 'byGrid', 'byHolder'];
const BOXES: SubgraphAnswer = { data: { _entities: [{ height: 5, rank: 5 }] } };
let part: Readonly<Record<string, unknown>>;
let boxes = BOXES;
const graph = openGraph({
  subgraphs: {
    parts: {
      sdl: `type Query { part: Part }
        union Holder = Team | Man
        type Team @key(fields: "id") { id: ID! name: String }
        type Man { age: Int }
        enum Kind { RAW MADE @inaccessible }
        scalar Any
        type Part @key(fields: "id number") { id: ID! number: Int kind: Kind grams: Float isLive: Boolean!
          tags: [String] any: Any box: Box grid: [[Cell!]] holder: Holder }
        type Box @key(fields: "id") { id: ID! width: Int }
        type Cell { at: Int! }`,
    },
    boxes: {
      sdl: `type Box @key(fields: "id") { id: ID! height: Int }
        type Team @key(fields: "id") { id: ID! rank: Int }`,
    },
    sizes: {
      sdl: `enum Kind { RAW MADE }
        scalar Any
        type Part @key(fields: "id number") { id: ID! number: Int kind: Kind @external grams: Float @external
          isLive: Boolean! @external tags: [String] @external any: Any @external box: Box @external
          grid: [[Cell!]] @external holder: Holder @external
          plain: String
          byKind: String @requires(fields: "kind") byGrams: String @requires(fields: "grams")
          byLive: String @requires(fields: "isLive") byTags: String @requires(fields: "tags")
          byAny: String @requires(fields: "any") byBox: String @requires(fields: "box { width }")
          byBoth: String @requires(fields: "box { width height }") byGrid: String @requires(fields: "grid { at }")
          byHolder: String @requires(fields: "holder { ... on Team { name rank } ... on Man { age } }") }
        union Holder = Team | Man
        type Team @key(fields: "id", resolvable: false) { id: ID! name: String @external rank: Int @external }
        type Man @external { age: Int }
        type Box @key(fields: "id", resolvable: false) { id: ID! width: Int @external height: Int @external }
        type Cell @external { at: Int! }`,
    },
  },
  interfere: ({ subgraph, variables }) => {
    if (subgraph === 'parts') return { data: { part: { __typename: 'Part', id: '1', number: 1, ...part } } };
    const { representations } = variables as { readonly representations: readonly object[] };
    if (subgraph === 'boxes') return boxes;
    const told = JSON.stringify(representations[0]);
    return { data: { _entities: [Object.fromEntries(COMPUTED.map((name) => [name, told]))] } };
  },
});

const BOX = { __typename: 'Box', id: 'b' };

it.each([
  ['plain', { id: 7 }],
  ['plain', { number: null }],
  ['byKind', { kind: 'MADE' }],
  ['byGrams', { grams: 1e300 }],
  ['byTags', { tags: ['x', null] }],
  ['byTags', { tags: null }],
  ['byAny', { any: { list: [1, 'x', true, null] } }],
  ['byAny', { any: [[]] }],
  ['byBox', { box: null }],
  ['byHolder', { holder: { __typename: 'Man', age: 3 } }],
  ['byGrid', { grid: [[{ at: 1 }], null] }],
])('%s is told what it needs as it is: %j', async (field, values) => {
  part = values;
  const { data, errors } = await graph.ask(`{ part { ${field} } }`);
  const told = (data as { readonly part: Readonly<Record<string, string>> }).part[field] ?? '';
  expect([JSON.parse(told), errors]).toEqual([{ __typename: 'Part', id: '1', number: 1, ...values }, []]);
});

it.each([
  ['plain', { id: { of: '1' } }],
  ['plain', { id: null }],
  ['plain', { id: true }],
  ['plain', { number: true }],
  ['plain', { number: 1.5 }],
  ['plain', { number: '1' }],
  ['byKind', { kind: 'BOUGHT' }],
  ['byGrams', { grams: 'heavy' }],
  ['byLive', { isLive: null }],
  ['byLive', { isLive: 1 }],
  ['byTags', { tags: 'x' }],
  ['byTags', { tags: [{}] }],
  ['byBox', { box: 7 }],
  ['byBox', { box: [{ width: 1 }] }],
  ['byBox', { box: { width: '1' } }],
  ['byBoth', { box: 7 }],
  ['byBoth', { box: [{ ...BOX, width: 1 }] }],
  ['byBoth', { box: { ...BOX, id: {}, width: 1 } }],
  ['byGrid', { grid: [{ at: 1 }] }],
  ['byGrid', { grid: [[null]] }],
  ['byGrid', { grid: [[{ at: null }]] }],
  ['byHolder', { holder: { __typename: 'Nope', name: 'x' } }],
  ['byHolder', { holder: { __typename: 'Box', name: 'x' } }],
])('%s has an error where what it needs is wrong: %j', async (field, values) => {
  part = values;
  const { data, errors } = await graph.ask(`{ part { ${field} } }`);
  expect(data).toEqual({ part: { [field]: null } });
  expect(errors).toMatchObject([{ code: 'UPSTREAM_PROTOCOL', path: ['part', field] }]);
  expect(graph.calls.map(({ subgraph }) => subgraph)).not.toContain('sizes');
});

it('an object that failed in one subgraph has failed for those who need something of it', async () => {
  part = { holder: { __typename: 'Team', id: 't', name: 'Team' } };
  boxes = { data: { _entities: [null] }, errors: [{ message: 'no', path: ['_entities', 0] }] };
  const { data, errors } = await graph.ask('{ part { byHolder holder { ... on Team { name } } } }');
  boxes = BOXES;
  expect(data).toEqual({ part: { byHolder: null, holder: { name: 'Team' } } });
  expect(errors.map(({ message, path }) => [message, path?.join('.')])).toEqual([
    ['no', 'part.holder'],
    ['no', 'part.byHolder'],
  ]);
});

it('what is nested too deep to be written takes away no more than what needs it', async () => {
  const any: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  const answer = { data: { part: { __typename: 'Part', id: '1', number: 1, any } } };
  const { engine } = createGateway({
    supergraphSdl: graph.supergraphSdl,
    upstreams: () => () => Promise.resolve(answer),
  });
  const { data, errors } = await askEngine(engine, '{ part { id byAny } }', {});
  expect(data).toEqual({ part: { id: '1', byAny: null } });
  expect(errors.map(({ path }) => path)).toEqual([['part', 'byAny']]);
});
