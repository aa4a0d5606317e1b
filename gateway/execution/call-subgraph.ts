import { AppError } from '@distribution/platform/errors/app-error';
import { activeTraceparent, isTracing, withSpan } from '@distribution/platform/telemetry/tracing';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { CallReport } from '../engine/answer.ts';
import type { FetchNode } from '../plan/plan.ts';
import { hasPlainStrings } from '../upstream/plain-strings.ts';
import type { SubgraphAccess } from '../upstream/subgraph-transport.ts';
import { FetchFailure } from './layer-value.ts';
import { jsonOf } from './json-text.ts';
import type { Run } from './run.ts';

/** Told of every call to a subgraph, whatever came of it. */
export interface CallObserver {
  ended(call: CallReport): void;
  /** Why a subgraph gave no answer; the caller of the graph sees only that it did not. */
  failed(subgraph: string, cause: unknown, correlationId: string): void;
}

/** The request that a call sends; `fetches` are those of the plan that it stands for. */
export type CalledOperation = Pick<
  FetchNode,
  'subgraph' | 'operation' | 'operationName' | 'operationKind' | 'variableUsages'
> &
  Pick<CallReport, 'fetches'>;

/** A variable of representations: its name, and a JSON text for each. */
export interface RepresentationList {
  readonly variable: string;
  readonly texts: readonly string[];
}

/** Variables that a call adds to the client's. */
export interface OwnVariables {
  readonly representations: readonly RepresentationList[];
  readonly context: Readonly<Record<string, unknown>>;
}

export type SubgraphCall = (run: Run, own: OwnVariables) => Promise<UpstreamResponse | FetchFailure>;

const noAnswer = (subgraph: string, cause: unknown): AppError =>
  cause instanceof AppError && cause.code !== 'INTERNAL'
    ? cause
    : new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${subgraph}" did not answer.`, { cause });

/** The failure of a read that a mutation's answer wants: whoever sends the operation again makes the change again. */
const afterwards = ({ code, message, cause, retryAfterMs }: AppError): AppError =>
  new AppError(code, message, {
    cause,
    retryAfterMs,
    retryable: false,
    nextStep: 'What was changed stays changed: ask for what is missing by a query.',
  });

/** The request of one fetch by itself. */
export const operationOfFetch = (fetch: FetchNode): CalledOperation => ({
  ...fetch,
  fetches: [{ id: fetch.id, alias: null }],
});

/**
 * Makes the function that sends one request: its constant parts are written once, here.
 * @param afterChange whether it belongs to a mutation or an event, and must read what that changed
 */
export const compileCall = (
  called: CalledOperation,
  access: SubgraphAccess,
  observer: CallObserver,
  afterChange: boolean,
): SubgraphCall => {
  const { subgraph, operation, operationName, operationKind, variableUsages, fetches } = called;
  const kind = { operationKind, afterChange };
  const { transport } = access;
  const head =
    `{"query":${JSON.stringify(operation)},` +
    (operationName === null ? '' : `"operationName":${JSON.stringify(operationName)},`) +
    '"variables":{';
  const labels = variableUsages.map((name) => ({ name, label: `${JSON.stringify(name)}:` }));

  const writeBody = (run: Run, { representations, context }: OwnVariables): string => {
    let variables = '';
    for (const { name, label } of labels) {
      const value = run.variables[name];
      if (value !== undefined) variables += (variables === '' ? label : `,${label}`) + jsonOf(value);
    }
    for (const [name, value] of Object.entries(context)) {
      variables += `${variables === '' ? '' : ','}${JSON.stringify(name)}:${jsonOf(value)}`;
    }
    for (const { variable, texts } of representations) {
      variables += `${variables === '' ? '' : ','}"${variable}":[${texts.join(',')}]`;
    }
    return `${head}${variables}}}`;
  };
  const valuesOf = (run: Run, { representations, context }: OwnVariables): Record<string, unknown> => {
    const variables: Record<string, unknown> = { ...context };
    for (const name of variableUsages) if (run.variables[name] !== undefined) variables[name] = run.variables[name];
    for (const { variable, texts } of representations) {
      variables[variable] = JSON.parse(`[${texts.join(',')}]`); // one parse costs a fraction of as many as there are texts
    }
    return variables;
  };
  const send = (run: Run, own: OwnVariables): Promise<UpstreamResponse> => {
    const traceparent = activeTraceparent() ?? run.context.traceparent;
    const context =
      traceparent === run.context.traceparent
        ? run.context
        : { ...run.context, signal: run.context.signal, traceparent };
    return transport.kind === 'TEXT'
      ? transport.send(writeBody(run, own), kind, context)
      : transport.send({ query: operation, operationName, variables: valuesOf(run, own) }, kind, context);
  };
  const span = { kind: 'CLIENT', attributes: { subgraph } } as const;

  return async (run, own) => {
    const startedAt = performance.now();
    let failed = false;
    let extensions: CallReport['extensions'] = null;
    try {
      const answer = await (isTracing()
        ? withSpan(`subgraph ${subgraph}`, span, () => send(run, own))
        : send(run, own));
      extensions = answer.extensions ?? null;
      if (!hasPlainStrings(answer)) run.strings.known = 'ANY';
      return answer;
    } catch (cause) {
      failed = true;
      observer.failed(subgraph, cause, run.context.correlationId);
      const failure = noAnswer(subgraph, cause);
      return new FetchFailure(subgraph, afterChange && operationKind === 'query' ? afterwards(failure) : failure);
    } finally {
      let representations = 0;
      for (const { texts } of own.representations) representations += texts.length;
      const call = {
        subgraph,
        fetches,
        ms: performance.now() - startedAt,
        failed,
        representations,
        extensions,
      };
      run.calls.push(call);
      observer.ended(call);
    }
  };
};
