import { AppError } from '@distribution/platform/errors/app-error';
import { landAt } from './below.ts';
import type { Landing } from './build-levels.ts';
import { collectRepresentations, type Batch } from './collect-representations.ts';
import type { EntityOutcome } from './entity-outcome.ts';
import type { EntityQuestion } from './entity-question.ts';
import { FetchFailure, type Position } from './position.ts';
import type { RepresentationForms } from './representation.ts';
import { LOST, NOT_ASKED, UNWANTED, type Written } from './required-value.ts';
import { pathBelow, pathOf } from './response-path.ts';
import type { Run, Step } from './run.ts';
import { toldAt } from './subgraph-errors.ts';

/** Objects by the values of the context variables that apply to them. */
export type ContextGroups = (positions: readonly Position[]) => readonly {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positions: readonly Position[];
}[];

/** What an entity fetch is compiled from. */
export interface EntityFetchParts {
  readonly subgraph: string;
  readonly landing: Landing;
  readonly ask: EntityQuestion;
  readonly formOf: RepresentationForms;
  readonly groups: ContextGroups | null;
}

/** A value was not asked for that the plan needs: where the client asks for what depends on it, it is told. */
const unplanned = (subgraph: string): FetchFailure =>
  new FetchFailure(
    subgraph,
    new AppError('QUERY_PLANNING_FAILED', `What the subgraph "${subgraph}" needs for this field was not asked for.`),
  );

/** What is put in the place of an object's part when it is not asked for. An object that needs what failed has failed. */
const placeMissing =
  ({ subgraph, landing: { layer } }: EntityFetchParts) =>
  (position: Position, why: Exclude<Written, string>): void => {
    if (why === UNWANTED) return;
    landAt(position, layer, why === LOST ? null : why === NOT_ASKED ? unplanned(subgraph) : why);
  };

/** Puts what was answered to one representation at the objects that it stands for. */
const place = (
  { value, errors }: EntityOutcome,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  positions: readonly Position[],
): void => {
  for (const position of positions) {
    landAt(position, layer, value);
    for (const error of errors) {
      const { path, whole } = pathOf(position);
      const rest = whole && error.path ? pathBelow(level, layer, error.path) : [];
      run.errors.push(toldAt(subgraph, error, [...path, ...rest]));
    }
  }
};

const NO_CONTEXT = {};

/** A `Fetch` node of entities: distinct representations are asked, and what comes of each is put at all its places. */
export const compileEntityFetch = (parts: EntityFetchParts): Step => {
  const { subgraph, landing, ask, formOf, groups } = parts;
  const onMissing = placeMissing(parts);
  const askFor = async (run: Run, { texts, members }: Batch, context: Readonly<Record<string, unknown>>) => {
    const { outcomes, general } = await ask(run, texts, context);
    outcomes.forEach((outcome, at) => place(outcome, subgraph, landing, run, members[at]!)); // an outcome for each
    const [example] = members[0] ?? [];
    if (example) for (const error of general) run.errors.push(toldAt(subgraph, error, pathOf(example).path));
  };
  const askAll = (
    run: Run,
    positions: readonly Position[],
    context: Readonly<Record<string, unknown>>,
  ): Promise<void> | undefined => {
    const batch = collectRepresentations(positions, formOf, onMissing);
    return batch.texts.length === 0 ? undefined : askFor(run, batch, context);
  };
  if (!groups) return (run, positions) => askAll(run, positions, NO_CONTEXT);
  return async (run, positions) => {
    await Promise.all(groups(positions).flatMap((group) => askAll(run, group.positions, group.values) ?? []));
  };
};
