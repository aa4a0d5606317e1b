import type { Level } from './level.ts';

/** A parsed JSON object of a subgraph's answer. Never changed: it may be shared with other requests. */
export type AnswerObject = Readonly<Record<string, unknown>>;

/** Why an object's part from one fetch is missing. Stands in a layer's place, and in the places of what would be below. */
export class FetchFailure {
  readonly subgraph: string;
  /** Not formatted yet. */
  readonly cause: unknown;

  constructor(subgraph: string, cause: unknown) {
    this.subgraph = subgraph;
    this.cause = cause;
  }
}

/** What one layer gives for one position; `undefined` while not fetched and where there is nothing, `null` where the subgraph says so. */
export type LayerValue = AnswerObject | FetchFailure | null | undefined;

const NO_PLACES: undefined[] = [];

/** An array of just this length: one that grows takes many times the room, and there are thousands of positions. */
export const emptyPlaces = <T>(length: number): (T | undefined)[] => {
  switch (length) {
    case 0:
      return NO_PLACES;
    case 1:
      return [undefined];
    case 2:
      return [undefined, undefined];
    default:
      return new Array<T | undefined>(length).fill(undefined);
  }
};

/**
 * List indices from the field of the position above to an object: one, several where lists are in lists, `null` when the
 * field holds the object itself. One is no array: most are one.
 */
export type ListIndices = number | readonly number[] | null;

/** One object of the response at a tracked level: what each fetch gave of it, and the tracked objects below. */
export class Position {
  readonly level: Level;
  readonly above: Position | null;
  readonly indices: ListIndices;
  readonly layers: LayerValue[];
  /** Its object type, once it is known. */
  typename: string | null = null;
  /** Per tracked level below, by its index: made on the first visit, `undefined` before. */
  readonly below: (PositionTree | undefined)[];

  constructor(level: Level, above: Position | null, indices: ListIndices, layers: LayerValue[]) {
    this.level = level;
    this.above = above;
    this.indices = indices;
    this.layers = layers;
    this.below = emptyPlaces<PositionTree>(level.trackedBelow);
  }
}

/** Stands in a list where a subgraph has something that is neither an object, nor a list of some, nor null. */
export const NO_OBJECT = Symbol('no object');

/** The shape of a field's value with a position for each object. */
export type PositionTree = Position | null | typeof NO_OBJECT | readonly PositionTree[];
