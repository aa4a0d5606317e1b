import { AppError } from '@distribution/platform/errors/app-error';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { landAt } from './below.ts';
import type { Landing } from './build-levels.ts';
import type { SubgraphCall } from './call-subgraph.ts';
import { FetchFailure, type LayerValue, type Position } from './position.ts';
import { pathBelow, pathOf, type ResponsePath } from './response-path.ts';
import type { Run, Step } from './run.ts';
import { errorsOf, toldAt } from './subgraph-errors.ts';

const NOTHING = { representations: null, context: {} } as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts the answer to a root operation at its places, and its errors at theirs. */
export const landRoot = (
  answer: UpstreamResponse | FetchFailure,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  positions: readonly Position[],
): void => {
  const put = (value: LayerValue) => positions.forEach((position) => landAt(position, layer, value));
  if (answer instanceof FetchFailure) return put(answer);
  const errors = errorsOf(answer);
  const told: Set<string> = new Set();
  for (const error of errors) {
    if (error.path === null && !isObject(answer.data)) continue; // told at each field it took away
    for (const position of positions) {
      const { path, whole } = pathOf(position);
      const rest: ResponsePath = whole && error.path ? pathBelow(level, layer, error.path) : [];
      const full = [...path, ...rest];
      const id = JSON.stringify(full);
      if (told.has(id + error.message)) continue;
      told.add(id + error.message);
      run.errors.push(toldAt(subgraph, error, full));
    }
  }
  if (isObject(answer.data)) return put(answer.data);
  const [first] = errors;
  const cause = first
    ? toldAt(subgraph, first, [])
    : new AppError('UPSTREAM_PROTOCOL', `The subgraph "${subgraph}" answered without data and without an error.`);
  put(new FetchFailure(subgraph, cause));
};

/** A `Fetch` node of root fields: at the root, or the same answer for every object of a Flatten. */
export const compileRootFetch =
  (subgraph: string, landing: Landing, call: SubgraphCall): Step =>
  async (run, positions) => {
    landRoot(await call(run, NOTHING), subgraph, landing, run, positions);
  };
