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
import { noteServed } from './note-served.ts';
import { readSdl } from './read-sdl.ts';
import { createFreshnessLog, type FreshnessLog } from './freshness/freshness-log.ts';
import { bindFreshness } from './freshness/guard-freshness.ts';
import { createDemandReader } from './freshness/max-staleness.ts';
import { type SourceLedger, type SubgraphExtensions, createSourceLedger } from './source-ledger.ts';

/** What graphql-js made of a request; `code` where the document was refused before execution. */
interface Outcome extends Pick<ExecutionResult, 'data' | 'errors'> {
  readonly code?: ErrorCode;
}

/** What is written down while a request is answered; there is no log before there is something to execute. */
interface Records {
  readonly ledger: SourceLedger;
  freshness: FreshnessLog | null;
}

/** Nobody waits for the answer any more: at the deadline, or because the caller has gone. */
const failureOfAbort = (reason: unknown): AppError =>
  reason instanceof Error && reason.name === 'TimeoutError'
    ? new AppError('DEADLINE_EXCEEDED', 'the deadline of the request has passed')
    : new AppError('CANCELLED', 'the caller has gone');

/** What a subgraph may be built to do besides answering. */
export interface SubgraphOptions {
  /** Whether each answer says which records are in it (`extensions.subgraph.served`), for the log of reads; default false. */
  readonly tellsServed?: boolean;
}

/**
 * Builds a subgraph that answers in this process: documents are parsed and validated once, every request gets its own
 * context, and errors have the shape of platform/errors. `fetch` never rejects; a deadline that passes is an answer.
 * Throws when SDL and resolvers do not fit.
 */
export const createSubgraph = <S>(
  subgraph: Subgraph<S>,
  services: S,
  log: Log,
  { tellsServed = false }: SubgraphOptions = {},
): Upstream => {
  const sdl = readSdl(fileURLToPath(subgraph.schema));
  const schema = createExecutableSchema(sdl, subgraph);
  const documentOf = createDocumentCache(schema);
  const served = tellsServed ? noteServed(schema) : null;
  const answersMutations = schema.getMutationType() != null;
  const demandOf = createDemandReader(schema);
  const clock = subgraph.freshness?.clockOf(services) ?? { now: Date.now };

  const run = (request: UpstreamRequest, context: RequestContext, records: Records): Outcome | Promise<Outcome> => {
    const checked = documentOf(request.query);
    if (!checked.ok) return { errors: checked.errors, code: checked.code };
    if (!answersMutations && !onlyReads(checked.document)) {
      const message = 'This subgraph executes queries only; the events of a subscription come from the event log.';
      return { errors: [new GraphQLError(message)], code: 'SUBSCRIPTION_UNSUPPORTED' };
    }
    const { ledger } = records;
    const demandMs = demandOf(checked.document, request.variables);
    const reports = demandMs !== null || context.reportsFreshness === true;
    const freshness = (records.freshness = createFreshnessLog({ now: clock.now(), demandMs, reports }));
    const contextValue = subgraph.createContext(services, { ...context, signal: context.signal, ledger, freshness });
    bindFreshness(contextValue, freshness);
    served?.begin(contextValue, ledger);
    return execute({
      schema,
      document: checked.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue,
    });
  };

  const answerOf = (
    { data, errors, code }: Outcome,
    { ledger, freshness }: Records,
    correlationId: string,
  ): UpstreamResponse => {
    const aged = freshness?.entries() ?? [];
    const told = served?.end(ledger);
    const extensions: { readonly subgraph: SubgraphExtensions } = {
      subgraph: {
        name: subgraph.name,
        sourceCalls: ledger.entries(),
        systemCalls: ledger.systemCalls(),
        ...(aged.length === 0 ? {} : { freshness: aged }),
        ...(told === undefined ? {} : { served: told }),
      },
    };
    if (errors === undefined) return data === undefined ? { extensions } : { data, extensions };
    const requestLog = logOf(log, correlationId);
    const formatted = errors.map((error) => formatError(error, code ?? null, correlationId, requestLog));
    return { ...(data === undefined ? {} : { data }), errors: formatted, extensions };
  };

  return {
    name: subgraph.name,
    sdl,
    async fetch(request, context): Promise<UpstreamResponse> {
      const { correlationId } = context;
      const aborts = abortsOf(context);
      const records: Records = { ledger: createSourceLedger(clientOf(context.principal)), freshness: null };
      try {
        if (aborts.aborted) throw failureOfAbort(aborts.reason);
        // Most requests are answered from a cache without waiting; those are spared the promise.
        const running = run(request, context, records);
        const outcome = running instanceof Promise ? await untilAborted(running, aborts, failureOfAbort) : running;
        return answerOf(outcome, records, correlationId);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'INTERNAL')
          logOf(log, correlationId).error({ err: thrown }, 'a request could not be executed');
        return { ...answerOf({ data: null }, records, correlationId), errors: [toGraphqlError(error, correlationId)] };
      }
    },
  };
};
