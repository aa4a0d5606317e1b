import { composeServices } from '@apollo/composition';
import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import { createSupergraph } from '../engine/supergraph.ts';
import { DEFAULT_COST, type CostOptions } from './cost-options.ts';
import { createDemandControl } from './demand-control.ts';
import { readCostRules } from './cost-rules.ts';

const LINK = (cost: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", ${cost}, "@listSize"])`;
const SHOP = `${LINK('"@cost"')}
  type Query {
    items(first: Int = 5, filter: Filter): [Item!]! @listSize(assumedSize: 20, slicingArguments: ["first"])
    page(first: Int, last: Int): Page @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"])
    either(first: Int, last: Int): [Item] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false, assumedSize: 4)
    item(id: ID!): Item  plain: [Item]  search: [Found]  report(depth: Int @cost(weight: 3)): Int @cost(weight: 50)
    sum(of: [Int] @cost(weight: 2)): Int
  }
  type Mutation { rename(id: ID!): Item }
  input Filter { name: String  price: Price  any: [Filter!]  deep: Int @cost(weight: 9) }
  input Price { least: Int }
  type Page { nodes: [Item!]!  edges: [Edge!]!  total: Int @cost(weight: 2) }
  type Edge { node: Item }
  type Item @key(fields: "id") { id: ID!  name: String  kind: Kind  blob: Blob  near: Found }
  type Heavy @cost(weight: 30) { id: ID  parts: [Part]  near: Found }
  type Part { name: String }
  union Found = Item | Heavy
  enum Kind @cost(weight: 4) { A B }
  scalar Blob @cost(weight: 6)`;
const STOCK = `${LINK('"@cost"')}
  type Item @key(fields: "id") { id: ID!  onHand: Int @cost(weight: 7)  sites: [Site!]! @listSize(assumedSize: 3) }
  type Site { code: ID }`;

const composed = composeServices(
  Object.entries({ shop: SHOP, stock: STOCK }).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:9/${name}`,
    typeDefs: parse(sdl),
  })),
);
if (composed.errors) throw new Error(composed.errors.map(String).join('\n'));
const supergraph = createSupergraph(composed.supergraphSdl);

const prepare = (source: string): PreparedOperation => {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { source, document, operation, operationName: null } as unknown as PreparedOperation; // costs look at no plan
};
const control = (options: Partial<CostOptions>) =>
  createDemandControl(() => supergraph, { ...DEFAULT_COST, mode: 'MEASURE', ...options });
const estimate = (source: string, variables: Record<string, unknown> = {}) =>
  control({}).admit(prepare(source), variables, { cost: 0 });

describe('the estimate', () => {
  it.each<[string, string, number, Record<string, unknown>?]>([
    ['leaves cost nothing', '{ __typename }', 0],
    ['an object costs 1', '{ item(id: 1) { id name } }', 1],
    [
      'the same field asked twice costs once',
      '{ item(id: 1) { id } item(id: 1) { name } ... { item(id: 1) { id } } }',
      1,
    ],
    ['under two aliases, twice', '{ a: item(id: 1) { id } b: item(id: 1) { id } }', 2],
    ['a mutation costs 10 more', 'mutation { rename(id: 1) { id } }', 11],
    ['a list is as long as its slicing argument says', '{ items(first: 3) { id } }', 3],
    ['by a variable', 'query ($n: Int) { items(first: $n) { id } }', 8, { n: 8 }],
    ['else as its default', '{ items { id } }', 5],
    ['a variable that is not given is no argument', 'query ($n: Int) { items(first: $n) { id } }', 5],
    ['else as assumed', '{ either { id } }', 4],
    ['by the largest of several', '{ either(first: 2, last: 9) { id } }', 9],
    ['less than nothing is nothing', '{ either(first: -5) { id } }', 0],
    ['a list of which nothing is said is 10 long', '{ plain { id } }', 10],
    ['sized fields are lists, what they are in is not', '{ page(first: 4) { total nodes { id } } }', 1 + 2 + 4],
    ['every sized field', '{ page(last: 4) { nodes { id } edges { node { id } } } }', 1 + 4 + 4 * 2],
    ['lists in lists multiply', '{ items(first: 3) { sites { code } } }', 3 + 3 * 3],
    ['weights of fields', '{ items(first: 2) { onHand } }', 2 + 2 * 7],
    ['weights of enums and scalars', '{ items(first: 2) { kind blob } }', 2 + 2 * (4 + 6)],
    ['a field’s weight stands for its type’s', '{ report }', 50],
    ['weights of arguments, given ones only', '{ report(depth: 2) }', 53],
    ['arguments that are lists, each element', '{ sum(of: [1, 2, 3]) }', 6],
    ['the same by a variable', 'query ($of: [Int]) { sum(of: $of) }', 4, { of: [1, 2] }],
    [
      'input objects cost 1 each, and their members',
      '{ items(first: 1, filter: { price: { least: 1 }, deep: 1 }) { id } }',
      1 + 1 + 1 + 9,
    ],
    [
      'the same in a variable',
      'query ($f: Filter) { items(first: 1, filter: $f) { id } }',
      1 + 3,
      { f: { any: [{ name: 'x' }, { name: 'y' }] } },
    ],
    [
      'of a union the dearest member counts',
      '{ search { ... on Item { id } ... on Heavy { parts { name } } } }',
      10 * (30 + 10),
    ],
    [
      'a skipped field costs nothing',
      'query ($no: Boolean!) { items(first: 3) @skip(if: $no) { id } item(id: 1) { id } }',
      1,
      { no: true },
    ],
    [
      'an included one does',
      'query ($yes: Boolean!) { ...F @include(if: $yes) } fragment F on Query { items(first: 3) { id } }',
      3,
      { yes: true },
    ],
    [
      'through fragments of every kind',
      '{ ...A } fragment A on Query { items(first: 2) { ... on Item { ...B } } } fragment B on Item { onHand }',
      16,
    ],
  ])('%s', (_what, source, cost, variables) => {
    expect(estimate(source, variables)?.estimated).toBe(cost);
  });

  it('knows which subgraph is asked for what', () => {
    expect(estimate('{ items(first: 2) { id onHand sites { code } } }')).toEqual({
      estimated: 2 + 2 * 7 + 2 * 3,
      bySubgraph: { shop: 2, stock: 2 * 7 + 2 * 3 },
    });
  });

  it('costs no more to make than its text, however many types there are at every level', () => {
    // 2^40 ways through the types
    const below = (levels: number): string =>
      levels === 0
        ? '... on Item { sites @skip(if: $no) { code } }'
        : `... on Item { near { ...N${levels} } } ... on Heavy { near { ...N${levels} } }`;
    const fragments = Array.from({ length: 40 }, (_, n) => `fragment N${n + 1} on Found { ${below(n)} }`).join(' ');
    const source = `query ($no: Boolean!) { search { ...N40 } } ${fragments}`;
    expect(estimate(source, { no: true })?.estimated).toBe(10 * 30 * 41 - 10 * 30);
    expect(estimate(source, { no: false })?.estimated).toBe(10 * 30 * 40 + 10 * 3);
  });
});

describe('names of the directives', () => {
  it('are read from the link, however it names them', () => {
    const sdl = (link: string, cost: string, size: string) =>
      readCostRules(
        parse(`schema @link(url: "https://specs.apollo.dev/cost/v0.1"${link}) { query: Query }
          type Query { a: Int @${cost}(weight: 5)  b: [Int] @${size}(assumedSize: 3, slicingArguments: ["page.size"]) }`),
      );
    for (const [link, cost, size] of [
      [', import: ["@cost", "@listSize"]', 'cost', 'listSize'],
      [', import: [{ name: "@cost", as: "@price" }, "@listSize"]', 'price', 'listSize'],
      ['', 'cost', 'cost__listSize'],
      [', as: "c"', 'c', 'c__listSize'],
    ] as const) {
      const rules = sdl(link, cost, size);
      expect([rules.weightOfField('Query', 'a'), rules.listSize('Query', 'b')?.slicingArguments]).toEqual([
        5,
        [['page', 'size']],
      ]);
    }
  });
});

describe('what is enforced', () => {
  const admit = (source: string, options: Partial<CostOptions>, spent = { cost: 0 }) =>
    control({ mode: 'ENFORCE', ...options }).admit(prepare(source), {}, spent);

  it('takes what costs just the maximum and refuses what costs more, with both numbers', () => {
    expect(admit('{ items(first: 7) { id } }', { maxCost: 7 })).toMatchObject({ estimated: 7 });
    expect(() => admit('{ items(first: 8) { id } }', { maxCost: 7 })).toThrow(
      expect.objectContaining({ code: 'QUERY_TOO_COSTLY', message: expect.stringMatching(/cost 8; at most 7/) }),
    );
  });
  it('holds a subgraph’s own maximum', () => {
    const maxCostOfSubgraph = { stock: 14 };
    expect(admit('{ items(first: 2) { onHand } }', { maxCostOfSubgraph })).toBeTruthy();
    expect(() => admit('{ items(first: 3) { onHand } }', { maxCostOfSubgraph })).toThrow(/"stock".* 21; at most 14/);
  });
  it('adds up what one request brings', () => {
    const spent = { cost: 0 };
    admit('{ items(first: 5) { id } }', { maxCost: 7 }, spent);
    expect(() => admit('{ items(first: 3) { id } }', { maxCost: 7 }, spent)).toThrow(/before it.* 8; at most 7/);
    expect(admit('{ items(first: 2) { id } }', { maxCost: 7 }, spent)).toBeTruthy();
  });
  it.each(['{ page { total } }', '{ page(first: 1, last: 1) { total } }'])(
    'wants one slicing argument: %s',
    (source) => {
      expect(() => admit(source, {})).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
      expect(estimate(source)).toBeTruthy();
    },
  );
  it('is nothing while it is off', () => {
    expect(control({ mode: 'OFF' }).admit(prepare('{ items(first: 1000000) { id } }'), {}, { cost: 0 })).toBeNull();
  });
});

describe('the actual cost', () => {
  it.each<[string, string, unknown, number]>([
    [
      'objects that came',
      '{ items(first: 50) { id onHand } }',
      {
        items: [
          { id: 1, onHand: 1 },
          { id: 2, onHand: 2 },
        ],
      },
      2 + 14,
    ],
    ['nothing for null', '{ item(id: 1) { id } }', { item: null }, 0],
    ['arguments all the same', '{ report(depth: 1) }', { report: null }, 3],
    ['under aliases', '{ a: items { n: name } }', { a: [{ n: 'x' }] }, 1],
    [
      'the type that is told',
      '{ search { __typename ... on Heavy { id } } }',
      { search: [{ __typename: 'Item' }, { __typename: 'Heavy', id: 1 }] },
      1 + 30,
    ],
    ['the dearest where none is', '{ search { ... on Item { id } } }', { search: [{ id: 1 }] }, 30],
    ['a mutation', 'mutation { rename(id: 1) { id } }', { rename: { id: 1 } }, 11],
    ['nothing of no data', '{ item(id: 1) { id } }', null, 0],
  ])('counts %s', (_what, source, data, cost) => {
    expect(control({}).actual(prepare(source), {}, JSON.stringify(data))).toBe(cost);
  });
});
