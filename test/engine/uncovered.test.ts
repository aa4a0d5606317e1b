// What no plan can reach is refused as a whole, before any subgraph is asked: never left out, never null in silence.
import { expect, it } from 'vitest';
import { openGraph } from './kit/open-graph.ts';

const graph = openGraph({
  subgraphs: {
    a: {
      sdl: 'type Query { lost: Thing other: Int } interface Thing @key(fields: "id") { id: ID! }',
      resolvers: { Query: { lost: () => ({ __typename: 'Thing', id: 't' }), other: () => 1 } },
    },
    b: {
      sdl: 'type Query { found: Thing } type Thing @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String }',
      resolvers: { Query: { found: () => ({ id: 't', note: 'here' }) } },
    },
  },
});

it.each(['{ lost { note } }', '{ other lost { id note } }', '{ x: lost { ... on Thing { n: note } } }'])(
  '%s is refused',
  async (query) => {
    const { text, errors } = await graph.ask(query);
    expect(text === null || text === 'null').toBe(true);
    expect(errors[0]?.code).toBe('QUERY_PLANNING_FAILED');
    expect(graph.calls).toEqual([]);
  },
);

it('is not in the way of what can be reached', async () => {
  const { data, errors } = await graph.ask('{ found { id note } other }');
  expect([data, errors]).toEqual([{ found: { id: 't', note: 'here' }, other: 1 }, []]);
});
