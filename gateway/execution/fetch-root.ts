import { AppError } from '@distribution/platform/errors/app-error';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { land } from './fill-tables.ts';
import type { Landing } from './build-levels.ts';
import type { SubgraphCall } from './call-subgraph.ts';
import { FetchFailure, type LayerValue } from './layer-value.ts';
import { createPlaceOf, pathBelow, type ResponsePath } from './response-path.ts';
import type { Run, Step } from './run.ts';
import { errorsOf, toldAt, type SubgraphError } from './subgraph-errors.ts';
import { rowsOf, type Selection } from './tables.ts';

const NOTHING = { representations: [], context: {} } as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tells each error at each of the places, once where several have one path. */
const tellErrors = (
  errors: readonly SubgraphError[],
  answer: UpstreamResponse,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  at: Selection,
): void => {
  const told = new Set<string>();
  const placeOf = createPlaceOf(run.tables, level);
  for (const error of errors) {
    if (error.path === null && !isObject(answer.data)) continue; // told at each field it took away
    for (const row of rowsOf(at)) {
      const { path, whole } = placeOf(row);
      const rest: ResponsePath = whole && error.path ? pathBelow(level, layer, error.path) : [];
      const full = [...path, ...rest];
      const id = JSON.stringify(full) + error.message;
      if (told.has(id)) continue;
      told.add(id);
      run.errors.push(toldAt(subgraph, error, full));
    }
  }
};

/** Puts the answer to a root operation at its places, and its errors at theirs. */
export const landRoot = (
  answer: UpstreamResponse | FetchFailure,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  at: Selection,
): void => {
  const landAll = (value: LayerValue): void => land(run.tables, at.table, layer, rowsOf(at), value);
  if (answer instanceof FetchFailure) return landAll(answer);
  const errors = errorsOf(answer);
  if (errors.length > 0) tellErrors(errors, answer, subgraph, { level, layer }, run, at);
  if (isObject(answer.data)) return landAll(answer.data);
  const [first] = errors;
  const cause = first
    ? toldAt(subgraph, first, [])
    : new AppError('UPSTREAM_PROTOCOL', `The subgraph "${subgraph}" answered without data and without an error.`);
  landAll(new FetchFailure(subgraph, cause));
};

/** A `Fetch` node of root fields: at the root, or the same answer for every object of a Flatten. */
export const compileRootFetch =
  (subgraph: string, landing: Landing, call: SubgraphCall): Step =>
  async (run, at) => {
    landRoot(await call(run, NOTHING), subgraph, landing, run, at);
  };
