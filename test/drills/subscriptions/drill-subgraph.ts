import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { nameOf } from './drill-graph.ts';

const KNOWS = parse(
  'type Query { drill: String }  type Product @key(fields: "id") { id: ID!  name: String  label: String }',
);
const LATENCY_MS = 2;

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
interface Reference {
  readonly id: string;
}

/** A subgraph over HTTP that knows the name and the label of any product: what it is asked for, the supergraph decides. */
export const openDrillSubgraph = async (): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const resolvers = {
    Product: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      name: ({ id }: Reference) => nameOf(id),
      label: ({ id }: Reference) => nameOf(id),
    },
  };
  const schema = buildSubgraphSchema({ typeDefs: KNOWS, resolvers });
  const answer = async (body: string): Promise<string> => {
    const { query: source, variables: variableValues } = JSON.parse(body) as Asked; // our own gateway asks
    await pause(LATENCY_MS);
    return JSON.stringify(await graphql({ schema, source, variableValues }));
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    text(request)
      .then(answer)
      .then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
        () => response.destroy(), // a gateway that was killed while it asked
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
