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

/** Variables that a fetch adds to the client's. */
export interface OwnVariables {
  /** JSON texts, one per representation; `null` for fetches without. */
  readonly representations: readonly string[] | null;
  readonly context: Readonly<Record<string, unknown>>;
}

export type SubgraphCall = (run: Run, own: OwnVariables) => Promise<UpstreamResponse | FetchFailure>;

const noAnswer = (subgraph: string, cause: unknown): FetchFailure => {
  const known = cause instanceof AppError && cause.code !== 'INTERNAL';
  const told = known
    ? cause
    : new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${subgraph}" did not answer.`, { cause });
  return new FetchFailure(subgraph, told);
};

/**
 * Makes the function that sends one fetch: its constant parts are written once, here.
 * @param afterChange whether it belongs to a mutation or an event, and must read what that changed
 */
export const compileCall = (
  fetch: FetchNode,
  access: SubgraphAccess,
  observer: CallObserver,
  afterChange: boolean,
): SubgraphCall => {
  const { subgraph, operation, operationName, variableUsages } = fetch;
  const kind = { operationKind: fetch.operationKind, afterChange };
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
    if (representations !== null) {
      variables += `${variables === '' ? '' : ','}"representations":[${representations.join(',')}]`;
    }
    return `${head}${variables}}}`;
  };
  const valuesOf = (run: Run, { representations, context }: OwnVariables): Record<string, unknown> => {
    const variables: Record<string, unknown> = { ...context };
    for (const name of variableUsages) if (run.variables[name] !== undefined) variables[name] = run.variables[name];
    if (representations !== null)
      variables['representations'] = representations.map((text): unknown => JSON.parse(text));
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
      return noAnswer(subgraph, cause);
    } finally {
      const representations = own.representations?.length ?? 0;
      const call = {
        subgraph,
        fetchId: fetch.id,
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
