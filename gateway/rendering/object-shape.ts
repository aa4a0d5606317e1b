// How objects of one runtime type at one place are written. Made once per operation, on the first object of that type.
import type { AnswerObject } from '../execution/layer-value.ts';
import type { Level, Reader } from '../execution/level.ts';
import type { RenderRun } from './render-run.ts';

/** What holds an object's values: at tracked levels the number of its row, below them the object itself. */
export type Holder = number | AnswerObject;

/**
 * Text with the JSON of a value added; `undefined` where it is null and must not be, which has been told by then.
 * Whoever called still has the text from before: to drop what was written costs nothing.
 */
export type Complete = (text: string, value: unknown, run: RenderRun) => string | undefined;

/** What stands where objects stand: knows their shape by their runtime type. */
export interface Composite {
  /** Of the objects. */
  readonly level: Level;
  /** `undefined` where the runtime type cannot be told, which has been told as an error by then. */
  shapeOf(holder: Holder, run: RenderRun): ObjectShape | undefined;
}

/** The beginning of an entry: joined with the quotes around it, so that there are fewer pieces to put together. */
export interface FieldStart {
  /** `{"name":` or `,"name":`. */
  readonly plain: string;
  /** The same with the quote that opens a string. */
  readonly quoted: string;
  /** Both with the quote that closes the string before. */
  readonly afterString: string;
  readonly quotedAfterString: string;
}

/** One entry of an object. */
export interface ShapedField {
  /** The client's response name. */
  readonly name: string;
  /** Whether a string is a right value as it is. */
  readonly isString: boolean;
  /** What is written before its value. */
  readonly start: FieldStart;
  /** Its value is `key` of the holder, or of this layer of its row; unless `read` says otherwise. */
  readonly layer: number;
  readonly key: string;
  readonly read: ((holder: Holder, run: RenderRun) => unknown) | null;
  /** Where its value is looked for; `null` where that is more than the members of this object. */
  readonly readers: readonly Reader[] | null;
  readonly complete: Complete;
  /** Writes what stands for a value that is not there. */
  readonly absent: (text: string, holder: Holder, run: RenderRun) => string | undefined;
  /** `null` for leaves. */
  readonly composite: Composite | null;
  /** Planned labels of what is deferred somewhere below. */
  readonly labels: ReadonlySet<string>;
}

/** A deferred fragment that stands at this object. */
export interface DeferredUnit {
  readonly label: string;
  readonly shape: () => ObjectShape;
  /** Planned labels of what is deferred inside of it. */
  readonly labels: ReadonlySet<string>;
}

export interface ObjectShape {
  /** Where its objects stand. */
  readonly level: Level;
  /** In the order of the answer. */
  readonly fields: readonly ShapedField[];
  readonly deferred: readonly DeferredUnit[];
}
