// The subgraphs of the stream's bench in one process: three that answer for entities after 2 ms, and the stream itself as
// server-sent events, for gateways that subscribe to a subgraph. `POST /emit` at the stream appends.
// Prints one line of JSON: the URLs by name.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, graphql, parse, type GraphQLSchema } from 'graphql';
import { emitAsAsked } from '../emit-as-asked.ts';
import {
  ENTITY_SDL,
  EVENTS_SDL,
  forecastIdOf,
  labelOf,
  nameOf,
  nowMs,
  payloadOf,
  quantityOf,
} from '../stream-graph.ts';

const LATENCY_MS = 2;
const MAX_KEPT = 20_000;

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}
interface Sku {
  readonly sku: string;
}
interface Id {
  readonly id: string;
}

const RESOLVERS = {
  items: {
    Item: {
      __resolveReference: ({ sku }: Sku) => ({ sku }),
      name: ({ sku }: Sku) => nameOf(sku),
      label: ({ sku }: Sku, { lang }: { lang: string }) => labelOf(sku, lang),
      currentForecast: ({ sku }: Sku) => ({ id: forecastIdOf(sku) }),
    },
  },
  forecasts: { Forecast: { __resolveReference: ({ id }: Id) => ({ id }), quantity: ({ id }: Id) => quantityOf(id) } },
  locations: { Location: { __resolveReference: ({ id }: Id) => ({ id }), name: ({ id }: Id) => nameOf(id) } },
};

/** What our subgraphs say of the records in an answer; a gateway that notes no reads passes over it. */
const servedOf = (variables: Asked['variables']) => {
  const { representations = [] } = variables as { readonly representations?: readonly object[] }; // what is asked here
  const ids = representations.map((each) => Object.values(each).join(' '));
  const now = Date.now();
  return {
    begunAt: now,
    endedAt: now + LATENCY_MS,
    ids,
    ...(ids.length > 1 ? { rows: ids.map((_, at) => [at]) } : {}),
  };
};

const listen = (serve: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const server = createServer({ keepAliveTimeout: 120_000 }, serve);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`);
    });
  });
};

const listenForEntities = (schema: GraphQLSchema): Promise<string> => {
  const kept = new Map<string, string>();
  const answer = async (body: string): Promise<string> => {
    const known = kept.get(body);
    if (known !== undefined) return known;
    const { query: source, variables: variableValues } = JSON.parse(body) as Asked; // gateways send it
    const result = await graphql({ schema, source, variableValues });
    const made = JSON.stringify({ ...result, extensions: { subgraph: { served: servedOf(variableValues) } } });
    if (kept.size < MAX_KEPT) kept.set(body, made);
    return made;
  };
  return listen((request, response) => {
    void text(request).then(async (body) => {
      const made = await answer(body);
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(made), LATENCY_MS);
    });
  });
};

const listenForStream = (schema: GraphQLSchema): Promise<string> => {
  /** Open streams by the text of their operation. */
  const streams = new Map<string, Set<ServerResponse>>();
  let number = 0;
  const emit = (noteBytes: number): void => {
    number += 1;
    const rootValue = { inventoryExceptions: payloadOf(number, String(nowMs()), noteBytes) };
    for (const [query, responses] of streams) {
      const result = execute({ schema, document: parse(query), rootValue });
      const bytes = Buffer.from(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
      for (const response of responses) response.write(bytes);
    }
  };
  return listen((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname === '/emit') {
        emitAsAsked(url.searchParams, emit);
        return response.end('ok');
      }
      const asked = url.searchParams.get('query'); // by GET, as EventSource does
      const query = asked ?? (JSON.parse(body) as Asked).query; // gateways send it
      const same = streams.get(query) ?? new Set();
      streams.set(query, same.add(response));
      response.once('close', () => same.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).flushHeaders();
    });
  });
};

const urls: Record<string, string> = {};
for (const [name, sdl] of Object.entries(ENTITY_SDL)) {
  const resolvers = RESOLVERS[name as keyof typeof ENTITY_SDL]; // the same keys
  urls[name] = await listenForEntities(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }));
}
urls['events'] = await listenForStream(buildSubgraphSchema({ typeDefs: parse(EVENTS_SDL) }));
process.once('SIGTERM', () => process.exit(0));
console.log(JSON.stringify(urls));
