import { fileURLToPath } from 'node:url';
import { type ExecutionResult, GraphQLError, execute } from 'graphql';
import { AppError, toAppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { toGraphqlError } from '../errors/graphql-error.ts';
import { type Log, logOf } from '../log/log.ts';
import { clientOf } from '../principal/client-of.ts';
import type { RequestContext } from '../request/request-context.ts';
import { abortsOf } from '../request/abort-watch.ts';
import { untilAborted } from '../request/until-aborted.ts';
import type { Upstream, UpstreamRequest, UpstreamResponse } from '../upstream/upstream.ts';
import type { Subgraph } from './define-subgraph.ts';
import { createDocumentCache, onlyReads } from './document-cache.ts';
import { createExecutableSchema } from './executable-schema.ts';
import { formatError } from './format-error.ts';
import { readSdl } from './read-sdl.ts';
import { type SourceLedger, type SubgraphExtensions, createSourceLedger } from './source-ledger.ts';

/** What graphql-js made of a request; `code` where the document was refused before execution. */
interface Outcome extends Pick<ExecutionResult, 'data' | 'errors'> {
  readonly code?: ErrorCode;
}

/** Nobody waits for the answer any more: at the deadline, or because the caller has gone. */
const failureOfAbort = (reason: unknown): AppError =>
  reason instanceof Error && reason.name === 'TimeoutError'
    ? new AppError('DEADLINE_EXCEEDED', 'the deadline of the request has passed')
    : new AppError('CANCELLED', 'the caller has gone');

/**
 * Builds a subgraph that answers in this process: documents are parsed and validated once, every request gets its own
 * context, and errors have the shape of platform/errors. `fetch` never rejects; a deadline that passes is an answer.
 * Throws when SDL and resolvers do not fit.
 */
export const createSubgraph = <S>(subgraph: Subgraph<S>, services: S, log: Log): Upstream => {
  const sdl = readSdl(fileURLToPath(subgraph.schema));
  const schema = createExecutableSchema(sdl, subgraph);
  const documentOf = createDocumentCache(schema);
  const answersMutations = schema.getMutationType() != null;

  const run = (request: UpstreamRequest, context: RequestContext, ledger: SourceLedger): Outcome | Promise<Outcome> => {
    const checked = documentOf(request.query);
    if (!checked.ok) return { errors: checked.errors, code: checked.code };
    if (!answersMutations && !onlyReads(checked.document)) {
      const message = 'This subgraph executes queries only; the events of a subscription come from the event log.';
      return { errors: [new GraphQLError(message)], code: 'SUBSCRIPTION_UNSUPPORTED' };
    }
    return execute({
      schema,
      document: checked.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: subgraph.createContext(services, { ...context, signal: context.signal, ledger }),
    });
  };

  const answerOf = ({ data, errors, code }: Outcome, ledger: SourceLedger, correlationId: string): UpstreamResponse => {
    const extensions: { readonly subgraph: SubgraphExtensions } = {
      subgraph: { name: subgraph.name, sourceCalls: ledger.entries(), systemCalls: ledger.systemCalls() },
    };
    if (errors === undefined) return data === undefined ? { extensions } : { data, extensions };
    const requestLog = logOf(log, correlationId);
    const told = errors.map((error) => formatError(error, code ?? null, correlationId, requestLog));
    return { ...(data === undefined ? {} : { data }), errors: told, extensions };
  };

  return {
    name: subgraph.name,
    sdl,
    async fetch(request, context): Promise<UpstreamResponse> {
      const { correlationId } = context;
      const aborts = abortsOf(context);
      const ledger = createSourceLedger(clientOf(context.principal));
      try {
        if (aborts.aborted) throw failureOfAbort(aborts.reason);
        // Most requests are answered from a cache without waiting; those are spared the promise.
        const running = run(request, context, ledger);
        const outcome = running instanceof Promise ? await untilAborted(running, aborts, failureOfAbort) : running;
        return answerOf(outcome, ledger, correlationId);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'INTERNAL')
          logOf(log, correlationId).error({ err: thrown }, 'a request could not be executed');
        return { ...answerOf({ data: null }, ledger, correlationId), errors: [toGraphqlError(error, correlationId)] };
      }
    },
  };
};
