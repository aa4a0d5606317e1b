import { composeServices } from '@apollo/composition';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../gateway.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize", "@composeDirective"])
  @link(url: "https://distribution-graph.example/sources/v1.0", import: ["@sourceRead"])
  @composeDirective(name: "@sourceRead")
  directive @sourceRead(subgraph: String, batch: Int = 100, most: Int) on OBJECT | FIELD_DEFINITION`;
const ITEMS = `${LINK}
  type Query {
    item(id: ID!): Item @sourceRead
    items(first: Int = 10): Page! @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
  }
  type Page { nodes: [Item!]! }
  type Item @key(fields: "id") @sourceRead(subgraph: "items") { id: ID!  name: String  maker: Maker @sourceRead(most: 30) }
  type Maker { code: ID! }`;
const STOCK = `${LINK}
  type Query { short(first: Int = 10): [Item!]! @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false) }
  type Item @key(fields: "id") { id: ID!  sites: [Site!]! @listSize(assumedSize: 8) }
  type Site @key(fields: "code", resolvable: false) { code: ID! }`;
const PLACES = `${LINK}
  type Query { sites: [Site!]! }
  type Site @key(fields: "code") @sourceRead(subgraph: "places", most: 50) { code: ID!  city: String }`;

const composed = composeServices(
  Object.entries({ items: ITEMS, stock: STOCK, places: PLACES }).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:9/${name}`,
    typeDefs: parse(sdl),
  })),
);
if (composed.errors) throw new Error(composed.errors.map(String).join('\n'));
const { supergraphSdl } = composed;

const PARTNER = { ...ANONYMOUS, kind: 'USER', subject: 'partner', scopes: ['explain'], customers: ['C-1'] } as const;

describe('calls to outside systems', () => {
  let gateway: Gateway;
  let url: string;
  let asked: number;
  let systemCalls: readonly object[];
  const open = async (maxErpCalls: number | null = null) => {
    gateway = createGateway({
      supergraphSdl,
      cost: { maxErpCalls },
      limits: { maxBatchSize: 2 },
      authentication: {
        verifier: { verifyBearer: async () => PARTNER },
        revocations: createRevocationList(),
        anonymousOnLoopback: true,
      },
      upstreams: (name) => async () => {
        asked += 1;
        return { data: null, extensions: { subgraph: { name, sourceCalls: [], systemCalls: [...systemCalls] } } };
      },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  };
  const ask = async (query: string, variables: object = {}, extensions: object = { cost: true }, headers = {}) => {
    const body = JSON.stringify({ query, variables, extensions });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return (await response.json()) as {
      errors?: { extensions: { code: string } }[];
      extensions?: { cost: { estimatedErpCalls: number; actualErpCalls: number; remaining: object } };
    }; // the shape of an answer; expectations look at the rest
  };
  beforeEach(() => {
    asked = 0;
    systemCalls = [];
  });
  afterEach(() => gateway.close());

  it.each<[string, string, number, object?]>([
    ['a record by its key is one', '{ item(id: 1) { name } }', 1],
    ['a list is none', '{ items { nodes { name } } }', 0],
    ['records of a list by their keys are read in batches', '{ short(first: 250) { name } }', 3],
    ['as variables say', 'query ($n: Int) { short(first: $n) { name } }', 2, { n: 101 }],
    ['of few different ones only so many are asked for', '{ items(first: 300) { nodes { maker { code } } } }', 1],
    ['places of many', '{ short(first: 100) { sites { city } } }', 1],
    ['several kinds add up', '{ item(id: 1) { maker { code } sites { city } } }', 3],
    ['keys alone need no reading', '{ short { id sites { code } } }', 0],
  ])('are estimated from the plan: %s', async (_what, query, calls, variables) => {
    await open();
    expect((await ask(query, variables)).extensions?.cost.estimatedErpCalls).toBe(calls);
  });

  it('are counted as subgraphs tell them, with what is left, and learned from', async () => {
    await open();
    systemCalls = [{ system: 'erp', calls: 2, remaining: 7 }];
    const query = '{ short(first: 400) { name } }'; // two subgraphs are asked, the second for nobody: its data is null
    const first = await ask(query);
    expect(first.extensions?.cost).toEqual({ estimatedErpCalls: 4, actualErpCalls: 2, remaining: { erp: 7 } });
    systemCalls = [];
    expect((await ask(query)).extensions?.cost).toEqual({ estimatedErpCalls: 2, actualErpCalls: 0, remaining: {} });
    for (let at = 0; at < 9; at += 1) await ask(query);
    expect((await ask(query)).extensions?.cost.estimatedErpCalls).toBe(0);
  });

  it('of work that two operations share are counted once', async () => {
    await open();
    systemCalls = [{ system: 'erp', calls: 3, remaining: null }];
    const one = { query: '{ item(id: 1) { name } }', extensions: { cost: true } };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([one, one]), // begun together
    });
    const both = (await response.json()) as { extensions: { cost: { actualErpCalls: number } } }[]; // as above
    const counts = both.map(({ extensions }) => extensions.cost.actualErpCalls);
    expect([asked, counts.toSorted()]).toEqual([1, [0, 3]]);
  });

  it('above the limit are refused before anything is asked, whether shown or not', async () => {
    await open(2);
    const refused = await ask('{ short(first: 250) { name } }', {}, {});
    expect(refused.errors?.[0]?.extensions.code).toBe('TOO_MANY_ERP_CALLS');
    expect(asked).toBe(0);
    expect((await ask('{ short(first: 200) { name } }', {}, {})).extensions).toBeUndefined();
    expect(asked).toBe(1);
  });

  it('are told to nobody who does not ask, and to no partner', async () => {
    await open();
    expect((await ask('{ item(id: 1) { name } }', {}, {})).extensions).toBeUndefined();
    const answer = await ask('{ item(id: 1) { name } }', {}, { cost: true }, { authorization: 'Bearer partner' });
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
