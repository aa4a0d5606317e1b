import { ApolloGateway } from '@apollo/gateway';
import { getOperationAST, parse, print, type GraphQLSchema } from 'graphql';

/** Asks one subgraph in this process; the answer as parsed JSON. */
export type AskSubgraph = (subgraph: string, query: string, variables: object) => Promise<object>;

/** Stock @apollo/gateway over the same supergraph and subgraphs: an oracle where it is right. `data` of the answer. */
export const openStock = async (supergraphSdl: string, askSubgraph: AskSubgraph) => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: silent,
    buildService: ({ name }) => ({
      process: async ({ request }) =>
        structuredClone(await askSubgraph(name, request.query ?? '', request.variables ?? {})),
    }),
  });
  const { executor } = await gateway.load();
  return {
    async ask(schema: GraphQLSchema, query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
      const document = parse(query);
      const { data } = await executor({
        document,
        request: { query: print(document), variables: { ...variables } },
        operation: getOperationAST(document),
        operationName: null,
        queryHash: query, // it only tells plans apart
        source: query,
        schema,
        context: {},
        metrics: {},
        logger: silent,
      } as never); // its other parts belong to Apollo Server's own pipeline
      return JSON.parse(JSON.stringify(data ?? null));
    },
    stop: () => gateway.stop(),
  };
};
