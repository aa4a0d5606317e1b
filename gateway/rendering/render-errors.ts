import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { FetchFailure } from '../execution/layer-value.ts';
import type { RenderRun } from './render-run.ts';

/** The field that is being written, as errors name it. */
export interface FieldSite {
  readonly parentType: string;
  readonly fieldName: string;
  /** Who answers it, where the plan knows only one. */
  readonly subgraph: string | null;
}

/** A value that breaks the schema's promise is its subgraph's fault. */
export const tellProtocol = (run: RenderRun, site: FieldSite, message: string): void => {
  const extensions: GraphQLErrorExtensions = { code: 'UPSTREAM_PROTOCOL' };
  if (site.subgraph !== null) extensions.serviceName = site.subgraph;
  run.errors.push(new GraphQLError(message, { path: run.pathHere(), extensions }));
};

/** Null where the schema says there is none: an error, unless one at, above or below this place says why. */
export const tellNull = (run: RenderRun, site: FieldSite): void => {
  if (run.isExplained()) return;
  tellProtocol(run, site, `Cannot return null for non-nullable field ${site.parentType}.${site.fieldName}.`);
};

/** A value that was asked for and is not there, not even as null. */
export const tellMissing = (run: RenderRun, site: FieldSite): void => {
  if (run.isExplained()) return;
  tellProtocol(run, site, `The value of ${site.parentType}.${site.fieldName} is missing.`);
};

/** A field that no fetch of the plan answers, although an object is there that has it. */
export const tellUnplanned = (run: RenderRun, site: FieldSite): void => {
  run.errors.push(
    new GraphQLError(`No subgraph was asked for ${site.parentType}.${site.fieldName}.`, {
      path: run.pathHere(),
      extensions: { code: 'QUERY_PLANNING_FAILED' },
    }),
  );
};

interface Told {
  readonly message: string;
  readonly originalError: Error | null;
  readonly extensions: GraphQLErrorExtensions;
}

const told = new WeakMap<FetchFailure, Told>();

const tellingOf = (failure: FetchFailure): Told => {
  const { cause, subgraph } = failure;
  if (cause instanceof GraphQLError) {
    return {
      message: cause.message,
      originalError: cause,
      extensions: { ...cause.extensions, serviceName: subgraph },
    };
  }
  const known = toAppError(cause);
  const error =
    known.code === 'INTERNAL'
      ? new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${subgraph}" did not answer.`)
      : known;
  const { message, code, fault, retryable, retryAfterMs, nextStep } = error;
  return {
    message,
    originalError: cause instanceof Error ? cause : null,
    extensions: { code, fault, retryable, retryAfterMs, nextStep, serviceName: subgraph },
  };
};

/**
 * The value would have come from a fetch that failed; one failure may be told at thousands of places. Where a subgraph's
 * own errors took its data away, those that have a place are told there already.
 */
export const tellFailure = (run: RenderRun, failure: FetchFailure): void => {
  if (failure.cause instanceof GraphQLError && run.isExplained()) return;
  let telling = told.get(failure);
  if (!telling) told.set(failure, (telling = tellingOf(failure)));
  const { message, originalError, extensions } = telling;
  run.errors.push(new GraphQLError(message, { path: run.pathHere(), originalError, extensions }));
};
