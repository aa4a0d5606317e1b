import type { AlikeRows } from './alike-rows.ts';
import type { Level } from './level.ts';
import type { LayerValue } from './layer-value.ts';

/** Stands in a list where a subgraph has something that is neither an object, nor a list of some, nor null. */
export const NO_OBJECT = Symbol('no object');

/** The shape of a field's value with a row's number for each object. */
export type RowTree = number | null | typeof NO_OBJECT | readonly RowTree[];

/** What one layer gives, per row. */
export type Column = LayerValue[];

/** Room for a value per row. */
const emptyColumn = (rows: number): Column => new Array<LayerValue>(rows).fill(undefined);

/**
 * The objects of one tracked level: a row for each, a column for each layer. There is no object per row: a deep answer
 * has thousands, and what they cost to make is nothing beside what they cost to keep while the operation waits.
 */
export class Table {
  readonly level: Level;
  /** How many. */
  rows = 0;
  /** `null` while nothing has landed; shorter than `rows` where rows came later. */
  readonly columns: (Column | null)[];
  /** Per row of the level above: what stands under it here. */
  readonly trees: RowTree[] = [];
  /** `null` while no fetch has found that several rows stand for one entity. */
  alike: AlikeRows | null = null;
  #typenames: (string | undefined)[] | null = null;

  constructor(level: Level) {
    this.level = level;
    this.columns = level.layers.map(({ above }) => (above === null ? null : []));
  }

  /** The column where a fetch lands. */
  columnOf(layer: number): Column {
    return (this.columns[layer] ??= emptyColumn(this.rows));
  }

  /** The object type of a row, if it is known. */
  typenameOf(row: number): string | undefined {
    return this.#typenames?.[row];
  }

  noteTypename(row: number, name: string): void {
    (this.#typenames ??= new Array<string | undefined>(this.rows).fill(undefined))[row] = name;
  }
}

/** All that was answered to one operation so far, by level. */
export class Tables {
  /** By `Level.id`; `undefined` before the first visit. */
  readonly byLevel: (Table | undefined)[] = [];
  readonly root: Table;

  /** @param answers what the layers of the root give, if that is known already */
  constructor(root: Level, answers: readonly LayerValue[] = []) {
    this.root = new Table(root);
    this.root.rows = 1;
    answers.forEach((answer, layer) => (this.root.columnOf(layer)[0] = answer));
    this.byLevel[root.id] = this.root;
  }
}

/** Some rows of a table; `null` for all that there are. */
export interface Selection {
  readonly table: Table;
  readonly rows: readonly number[] | null;
}

const everyRow = (count: number): readonly number[] => {
  const rows = new Array<number>(count); // `Array.from` takes many times as long, also for the one row of the root
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
};

/** The numbers of the selected rows. */
export const rowsOf = ({ table, rows }: Selection): readonly number[] => rows ?? everyRow(table.rows);
