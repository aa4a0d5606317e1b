import { readFileSync } from 'node:fs';
import { GraphQLError, execute } from 'graphql';
import { toAppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { toGraphqlError } from '../errors/graphql-error.ts';
import { type Log, logOf } from '../log/log.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Upstream, UpstreamRequest, UpstreamResponse } from '../upstream/upstream.ts';
import type { Subgraph } from './define-subgraph.ts';
import { createDocumentCache, onlyReads } from './document-cache.ts';
import { createExecutableSchema } from './executable-schema.ts';
import { formatError } from './format-error.ts';
import { type SourceLedger, type SubgraphExtensions, createSourceLedger } from './source-ledger.ts';
import { untilAborted } from './until-aborted.ts';

/** What graphql-js made of a request; `code` where the document was refused before execution. */
interface Outcome {
  readonly data?: UpstreamResponse['data'];
  readonly errors?: readonly GraphQLError[];
  readonly code: ErrorCode | null;
}

/**
 * Builds a subgraph that answers in this process: documents are parsed and validated once, every request gets its own
 * context, and errors have the shape of platform/errors. `fetch` never rejects; a deadline that passes is an answer.
 * Throws when SDL and resolvers do not fit.
 */
export const createSubgraph = <S>(subgraph: Subgraph<S>, services: S, log: Log): Upstream => {
  const sdl = readFileSync(subgraph.schema, 'utf8');
  const schema = createExecutableSchema(sdl, subgraph);
  const documentOf = createDocumentCache(schema);
  const answersMutations = schema.getMutationType() != null;

  const run = async (request: UpstreamRequest, context: RequestContext, ledger: SourceLedger): Promise<Outcome> => {
    const checked = documentOf(request.query);
    if (!checked.ok) return { errors: checked.errors, code: checked.code };
    if (!answersMutations && !onlyReads(checked.document)) {
      const message = 'This subgraph executes queries only; the events of a subscription come from the event log.';
      return { errors: [new GraphQLError(message)], code: 'SUBSCRIPTION_UNSUPPORTED' };
    }
    const result = await execute({
      schema,
      document: checked.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: subgraph.createContext(services, { ...context, ledger }),
    });
    return { ...result, code: null };
  };

  return {
    name: subgraph.name,
    sdl,
    async fetch(request, context): Promise<UpstreamResponse> {
      const { correlationId, signal } = context;
      const requestLog = logOf(log, correlationId);
      const ledger = createSourceLedger();
      const extensions = (): { readonly subgraph: SubgraphExtensions } => ({
        subgraph: { name: subgraph.name, sourceCalls: ledger.entries() },
      });
      try {
        const { data, errors, code } = await untilAborted(run(request, context, ledger), signal);
        return {
          ...(data === undefined ? {} : { data }),
          ...(errors === undefined
            ? {}
            : { errors: errors.map((error) => formatError(error, code, correlationId, requestLog)) }),
          extensions: extensions(),
        };
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'INTERNAL') requestLog.error({ err: thrown }, 'a request could not be executed');
        return { data: null, errors: [toGraphqlError(error, correlationId)], extensions: extensions() };
      }
    },
  };
};
