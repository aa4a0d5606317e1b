import type { Reader } from './level.ts';

/**
 * The rows of a table in sets of those that stand for one entity, as far as fetches can tell: all that a fetch tells
 * entities apart by is the same in a set. In deep answers few entities stand at many places; what is asked about one
 * of a set, what is answered, and often what is written, holds for all of it.
 */
export class AlikeRows {
  readonly sets: readonly (readonly number[])[];
  readonly #setOf: number[];
  readonly #telling: ReadonlySet<readonly Reader[]>;
  readonly #layers = new Set<number>();

  /**
   * @param rows how many the table has
   * @param telling where the values stand that are the same in each set
   */
  constructor(rows: number, sets: readonly (readonly number[])[], telling: readonly (readonly Reader[])[]) {
    this.sets = sets;
    this.#setOf = new Array<number>(rows).fill(0); // for few rows, as most tables have, a typed array costs more
    sets.forEach((set, number) => {
      for (const row of set) this.#setOf[row] = number;
    });
    // The first of several readers that finds something may change while answers come in.
    this.#telling = new Set(telling.filter((readers) => readers.length === 1));
  }

  /** How many rows of the table are in a set: the first so many. */
  get rows(): number {
    return this.#setOf.length;
  }

  /** The number of a row's set; `undefined` for one that came later. */
  setOf(row: number): number | undefined {
    return this.#setOf[row];
  }

  /** Notes that a layer has the same for all rows of each set. */
  noteLayer(layer: number): void {
    this.#layers.add(layer);
  }

  /** Whether these readers find the same for all rows of each set. */
  isTold(readers: readonly Reader[]): boolean {
    return this.#telling.has(readers) || readers.every(({ layer }) => this.#layers.has(layer));
  }
}
