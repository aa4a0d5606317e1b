import { AppError } from '@distribution/platform/errors/app-error';
import type { Landing } from './build-levels.ts';
import { collectRepresentations, type Batch, type OnMissing } from './collect-representations.ts';
import type { EntityOutcome } from './entity-outcome.ts';
import type { EntityQuestion } from './entity-question.ts';
import { land } from './fill-tables.ts';
import { FetchFailure, type LayerValue } from './layer-value.ts';
import type { RepresentationForms } from './representation.ts';
import { LOST, NOT_ASKED, UNWANTED, type Written } from './required-value.ts';
import { commonPath, createPlaceOf, pathBelow, type ClientPath } from './response-path.ts';
import type { Known, Run, Step } from './run.ts';
import { toldAt } from './subgraph-errors.ts';
import type { Selection, Table } from './tables.ts';

/** Objects by the values of the context variables that apply to them. */
export type ContextGroups = (
  known: Known,
  selection: Selection,
  onMissing: OnMissing,
) => readonly {
  readonly values: Readonly<Record<string, unknown>>;
  readonly rows: readonly number[];
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
const missingValue = (subgraph: string, why: Exclude<Written, string | typeof UNWANTED>): LayerValue =>
  why === LOST ? null : why === NOT_ASKED ? unplanned(subgraph) : why;

/** Puts what was answered to one representation at the objects that it stands for. */
const place = (
  { value, errors }: EntityOutcome,
  subgraph: string,
  { level, layer }: Landing,
  run: Run,
  table: Table,
  rows: readonly number[],
  placeOf: (row: number) => ClientPath,
): void => {
  land(run.tables, table, layer, rows, value);
  if (errors.length === 0) return;
  for (const row of rows) {
    const { path, whole } = placeOf(row);
    for (const error of errors) {
      const rest = whole && error.path ? pathBelow(level, layer, error.path) : [];
      run.errors.push(toldAt(subgraph, error, [...path, ...rest]));
    }
  }
};

const NO_CONTEXT = {};

/** A `Fetch` node of entities: distinct representations are asked, and what comes of each is put at all its places. */
export const compileEntityFetch = (parts: EntityFetchParts): Step => {
  const { subgraph, landing, ask, formOf, groups } = parts;
  const askFor = async (
    run: Run,
    table: Table,
    { texts, members, alike }: Batch,
    context: Readonly<Record<string, unknown>>,
  ) => {
    const { outcomes, general } = await ask(run, texts, context);
    const placeOf = createPlaceOf(run.tables, landing.level);
    outcomes.forEach((outcome, at) => place(outcome, subgraph, landing, run, table, members[at]!, placeOf)); // an outcome for each
    alike?.noteLayer(landing.layer);
    if (general.length === 0) return;
    const around = commonPath(members.flat().map((row) => placeOf(row).path));
    for (const error of general) run.errors.push(toldAt(subgraph, error, around));
  };
  const landMissing =
    ({ tables }: Run, table: Table): OnMissing =>
    (rows, why) => {
      if (why !== UNWANTED) land(tables, table, landing.layer, rows, missingValue(subgraph, why));
    };
  const askAll = (run: Run, at: Selection, context: Readonly<Record<string, unknown>>): Promise<void> | undefined => {
    const batch = collectRepresentations(run, at, formOf, landMissing(run, at.table));
    return batch.texts.length === 0 ? undefined : askFor(run, at.table, batch, context);
  };
  if (!groups) return (run, at) => askAll(run, at, NO_CONTEXT);
  return async (run, at) => {
    const { table } = at;
    const grouped = groups(run, at, landMissing(run, table));
    await Promise.all(grouped.flatMap(({ rows, values }) => askAll(run, { table, rows }, values) ?? []));
  };
};
