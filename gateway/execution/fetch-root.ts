import { AppError } from '@distribution/platform/errors/app-error';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { landAt } from './below.ts';
import type { Landing } from './build-levels.ts';
import type { SubgraphCall } from './call-subgraph.ts';
import { FetchFailure, type LayerValue, type Position } from './position.ts';
import { pathBelow, pathOf, type ResponsePath } from './response-path.ts';
import type { Run, Step } from './run.ts';
import { errorsOf, toldAt, type SubgraphError } from './subgraph-errors.ts';

const NOTHING = { representations: null, context: {} } as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const landAtAll = (positions: readonly Position[], layer: number, value: LayerValue): void => {
  for (const position of positions) landAt(position, layer, value);
};

/** Tells each error at each of the places, once where several have one path. */
const tellErrors = (
  errors: readonly SubgraphError[],
  answer: UpstreamResponse,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  positions: readonly Position[],
): void => {
  const told = new Set<string>();
  for (const error of errors) {
    if (error.path === null && !isObject(answer.data)) continue; // told at each field it took away
    for (const position of positions) {
      const { path, whole } = pathOf(position);
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
  positions: readonly Position[],
): void => {
  if (answer instanceof FetchFailure) return landAtAll(positions, layer, answer);
  const errors = errorsOf(answer);
  if (errors.length > 0) tellErrors(errors, answer, subgraph, { level, layer }, run, positions);
  if (isObject(answer.data)) return landAtAll(positions, layer, answer.data);
  const [first] = errors;
  const cause = first
    ? toldAt(subgraph, first, [])
    : new AppError('UPSTREAM_PROTOCOL', `The subgraph "${subgraph}" answered without data and without an error.`);
  landAtAll(positions, layer, new FetchFailure(subgraph, cause));
};

/** A `Fetch` node of root fields: at the root, or the same answer for every object of a Flatten. */
export const compileRootFetch =
  (subgraph: string, landing: Landing, call: SubgraphCall): Step =>
  async (run, positions) => {
    landRoot(await call(run, NOTHING), subgraph, landing, run, positions);
  };
