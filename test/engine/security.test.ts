// What a caller may not see is not asked of any subgraph, by whatever way the operation comes to it.
import { expect, it } from 'vitest';
import { openGraph } from './kit/open-graph.ts';

const graph = openGraph({
  subgraphs: {
    people: {
      sdl: `type Query { node: Node things: [Thing] person: Person boxed: Box query: Query }
        interface Node { id: ID! }
        type Person implements Node @key(fields: "id") { id: ID! secret: String @authenticated }
        type Vault @authenticated { code: String }
        type Box { vault: Vault vaults: [Vault] }
        union Thing = Person | Vault
        type Mutation { make: Person lock: Int @requiresScopes(scopes: [["keys"]]) }
        type Subscription { event: Person locked: Int @authenticated }`,
    },
    more: { sdl: 'type Person @key(fields: "id") { id: ID! judged: String @policy(policies: [["judge"]]) }' },
  },
  interfere: () => ({ data: { person: { __typename: 'Person', id: '1', secret: 'S' } } }),
});

it.each([
  '{ person { secret } }',
  '{ a: person { id: secret } }',
  '{ ...F } fragment F on Query { person { ...G } } fragment G on Person { secret }',
  '{ node { ... on Node { ... on Person { secret } } } }',
  '{ things { ... on Vault { __typename } } }',
  '{ things { ... on Person { secret } } }',
  '{ boxed { vault { __typename } } }',
  '{ boxed { vaults { code } } }',
  '{ query { query { person { secret } } } }',
  '{ person { ... @defer { secret } } }',
  '{ person { ...G @defer(label: "x") } } fragment G on Person { secret }',
  'query ($v: Boolean = false) { person { id secret @include(if: $v) } }',
  '{ node { ... on Person { judged } } }',
  'mutation { lock }',
  'mutation { make { secret } }',
  'subscription { event { secret } }',
  'subscription { locked }',
])('%s', async (query) => {
  const { text, errors } = await graph.ask(query);
  expect([text, errors.map(({ code }) => code), graph.calls]).toEqual([null, ['UNAUTHENTICATED'], []]);
});

it('answers what nobody guards beside it', async () => {
  const { data, errors } = await graph.ask('{ person { id secret @skip(if: true) } }');
  expect([data, errors]).toEqual([{ person: { id: '1' } }, []]);
});
