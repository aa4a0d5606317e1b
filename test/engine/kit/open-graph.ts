// A federated graph in this process: subgraphs are SDL and resolvers, the gateway is the product's own, asked without
// HTTP. Every call to a subgraph is kept, and its answer is frozen: whoever changes one fails the test.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createGateway, type Gateway, type GatewayOptions } from '@distribution/gateway/gateway';
import type { UpstreamFetch } from '@distribution/gateway/upstream/subgraph-upstream';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { askEngine, type GraphAnswer } from './ask-engine.ts';
import { compose } from './compose.ts';
import { federated } from './federated.ts';

/** By type, then by field; `__resolveReference` and `__resolveType` beside the fields. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface SubgraphDefinition {
  readonly sdl: string;
  readonly resolvers?: Resolvers;
}

/** One request that a subgraph got. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type SubgraphAnswer = Awaited<ReturnType<UpstreamFetch>>;

type GatewayPart = Pick<GatewayOptions, 'limits' | 'planning'>;

export interface GraphOptions extends GatewayPart {
  readonly subgraphs: Readonly<Record<string, SubgraphDefinition>>;
  /** Whether fetches share requests, as they do over HTTP; false. */
  readonly joinsFetches?: boolean;
  /** How many turns of the event loop a call waits for its answer; none unless given. */
  readonly turnsOf?: (call: SubgraphCall) => number;
  /** Answers in a subgraph's place; `undefined` lets it answer itself. */
  readonly interfere?: (call: SubgraphCall) => SubgraphAnswer | undefined;
  /** Makes of an answer what comes over the wire. */
  readonly distort?: (call: SubgraphCall, answer: SubgraphAnswer) => SubgraphAnswer;
}

export interface Graph {
  readonly gateway: Gateway;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSdl: string;
  readonly askSubgraph: (subgraph: string, query: string, variables: object) => ReturnType<UpstreamFetch>;
  /** What was asked of subgraphs since the last `ask` began. */
  readonly calls: SubgraphCall[];
  ask(query: string, variables?: Readonly<Record<string, unknown>>, principal?: Principal): Promise<GraphAnswer>;
}

const freezeDeep = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(freezeDeep);
  return Object.freeze(value);
};

/** Composes the subgraphs and puts a gateway before them; nothing is opened that must be closed. */
export const openGraph = ({
  subgraphs,
  interfere,
  distort,
  turnsOf,
  joinsFetches = false,
  ...options
}: GraphOptions): Graph => {
  const entries = Object.entries(subgraphs);
  const supergraphSdl = compose(Object.fromEntries(entries.map(([name, { sdl }]) => [name, sdl])));
  const schemas = new Map(
    entries.map(([name, { sdl, resolvers = {} }]) => [
      name,
      buildSubgraphSchema({ typeDefs: parse(federated(sdl)), resolvers: resolvers as never }), // its own type wants functions of one kind
    ]),
  );
  const documents = new Map<string, DocumentNode>();
  const calls: SubgraphCall[] = [];
  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query) ?? parse(query);
    documents.set(query, known);
    return known;
  };
  const askSubgraph = async (subgraph: string, query: string, variables: object) => {
    const schema = schemas.get(subgraph);
    if (schema === undefined) throw new Error(`there is no subgraph ${subgraph}`);
    const answer = await execute({ schema, document: documentOf(query), variableValues: { ...variables } });
    return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer; // as over a network
  };
  const fetchOf =
    (subgraph: string): UpstreamFetch =>
    async ({ query, variables }) => {
      const call = { subgraph, query, variables };
      calls.push(call);
      for (let turns = turnsOf?.(call) ?? 0; turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      const answer = interfere?.(call) ?? (await askSubgraph(subgraph, query, variables));
      return freezeDeep(distort?.(call, answer) ?? answer);
    };
  const upstreams = (subgraph: string) => ({ at: fetchOf(subgraph), joinsFetches });
  const gateway = createGateway({ ...options, supergraphSdl, upstreams });
  return {
    gateway,
    supergraphSdl,
    askSubgraph,
    apiSchema: gateway.engine.supergraph.apiSchema,
    calls,
    ask(query, variables = {}, principal = ANONYMOUS) {
      calls.length = 0;
      return askEngine(gateway.engine, query, variables, principal);
    },
  };
};
