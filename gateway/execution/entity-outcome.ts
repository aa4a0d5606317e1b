import { AppError } from '@distribution/platform/errors/app-error';
import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { FetchFailure, type AnswerObject } from './layer-value.ts';
import { errorsOf, toldAt, type SubgraphError } from './subgraph-errors.ts';

/** What a subgraph answered to one representation. It may stand at many places. */
export interface EntityOutcome {
  readonly value: AnswerObject | FetchFailure | null;
  /** Errors about it; their paths begin at the entity. */
  readonly errors: readonly SubgraphError[];
}

/** The answer to several representations, in their order. */
export interface EntityOutcomes {
  readonly outcomes: readonly EntityOutcome[];
  /** Errors about none of them in particular. */
  readonly general: readonly SubgraphError[];
  /** The records told of each; only where executions ask together. */
  readonly served?: readonly (ServedEntities | null)[];
}

const protocolError = (subgraph: string, what: string): AppError =>
  new AppError('UPSTREAM_PROTOCOL', `The subgraph "${subgraph}" answered ${what}.`);

const isEntity = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entitiesOf = ({ data }: UpstreamResponse): readonly unknown[] | null => {
  const entities: unknown = data?.['_entities'];
  return Array.isArray(entities) ? entities : null;
};

const NO_ERRORS: readonly SubgraphError[] = [];

const isIndex = (step: unknown, count: number): step is number =>
  typeof step === 'number' && Number.isInteger(step) && step >= 0 && step < count;

/** Sorts an answer's errors: those whose path begins at an entity, by its index, and the rest. */
const sortErrors = (errors: readonly SubgraphError[], count: number) => {
  const about = new Map<number, SubgraphError[]>();
  const general: SubgraphError[] = [];
  for (const error of errors) {
    const [field, index, ...path] = error.path ?? [];
    if (field !== '_entities' || !isIndex(index, count)) {
      general.push(error);
      continue;
    }
    about.set(index, [...(about.get(index) ?? []), { ...error, path }]);
  }
  return { about, general };
};

const sameForAll = (value: FetchFailure, count: number): EntityOutcomes => ({
  outcomes: new Array<EntityOutcome>(count).fill({ value, errors: NO_ERRORS }),
  general: NO_ERRORS,
});

/**
 * Reads the answer to `count` representations. One that is no answer is the same failure for all of them. An entity that
 * is null is one that the subgraph does not know, unless an error says that it has failed.
 */
export const outcomesOf = (
  answer: UpstreamResponse | FetchFailure,
  subgraph: string,
  count: number,
): EntityOutcomes => {
  if (answer instanceof FetchFailure) return sameForAll(answer, count);
  const errors = errorsOf(answer);
  const entities = entitiesOf(answer);
  if (entities === null) {
    const [first] = errors;
    const cause = first
      ? toldAt(subgraph, first, [])
      : protocolError(subgraph, 'without entities and without an error');
    return sameForAll(new FetchFailure(subgraph, cause), count);
  }
  const { about, general } = errors.length === 0 ? { about: null, general: NO_ERRORS } : sortErrors(errors, count);
  // Entities are told apart by their place only: where one is left out or too many, none is known to be the one asked for.
  if (entities.length !== count) {
    const what = `${entities.length} entities when it was asked for ${count}`;
    const failure = new FetchFailure(subgraph, protocolError(subgraph, what));
    return { outcomes: new Array<EntityOutcome>(count).fill({ value: failure, errors: NO_ERRORS }), general: errors };
  }
  const outcomes = entities.map((entity, at): EntityOutcome => {
    const its = about?.get(at) ?? NO_ERRORS;
    const [first] = its;
    if (isEntity(entity)) return { value: entity, errors: its };
    if (entity === null && !first) return { value: null, errors: its };
    const cause = first ? toldAt(subgraph, first, []) : protocolError(subgraph, 'something that is no entity');
    return { value: new FetchFailure(subgraph, cause), errors: its };
  });
  return { outcomes, general };
};
