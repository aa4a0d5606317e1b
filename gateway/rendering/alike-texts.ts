import type { AlikeRows } from '../execution/alike-rows.ts';
import type { Reader } from '../execution/level.ts';

/** As much of the shape of objects as says whether they are written alike. */
interface WrittenShape {
  readonly fields: readonly { readonly readers: readonly Reader[] | null }[];
}

/** The texts of rows that are written alike: once written, they are put wherever such a row stands again. */
export class AlikeTexts {
  readonly #alike: AlikeRows;
  readonly #ofShapes = new Map<WrittenShape, (string | undefined)[] | null>();

  constructor(alike: AlikeRows) {
    this.#alike = alike;
  }

  /** The texts of a shape by the number of the rows' set; `null` where rows of a set may differ in what is written. */
  of(shape: WrittenShape): (string | undefined)[] | null {
    const known = this.#ofShapes.get(shape);
    if (known !== undefined) return known;
    const isTold = shape.fields.every(({ readers }) => readers !== null && this.#alike.isTold(readers));
    const texts = isTold ? [] : null;
    this.#ofShapes.set(shape, texts);
    return texts;
  }
}
