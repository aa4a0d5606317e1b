import type { Condition, FetchNode } from '../plan/plan.ts';

/** Where a value of a layer's object is found: `object[key]` in the layer's column. */
export interface Place {
  readonly layer: number;
  readonly key: string;
}

/** Under what a value was asked for. */
export interface Asking {
  /** What the object's type must be, all of them; then those of the object above, and so on. */
  readonly types: readonly (readonly string[])[];
  /** All must hold. */
  readonly conditions: readonly Condition[];
}

/** Where a value may be, and when it must be there: when one of `asked` holds and the object is there. */
export interface Reader extends Place {
  readonly asked: readonly Asking[];
}

/** One source of objects at a level. */
export interface Layer {
  /** Whose answer holds the objects. */
  readonly fetch: FetchNode;
  /** The layer of the level above whose objects hold these; `null` where the fetch itself lands here. */
  readonly above: number | null;
}

/** How a layer's values are found in a row of the level above: the first of `keys` that is not undefined. */
export interface Inheritance {
  readonly layer: number;
  readonly from: number;
  readonly keys: readonly string[];
}

/**
 * A place in the response where objects are: the root, or what one field with selections holds (lists stepped
 * through). It knows, from the plan alone, which fetches contribute objects there and under which keys their values
 * are found, so that at run time nothing is merged and nothing is searched.
 */
export interface Level {
  readonly above: Level | null;
  /** The planned response key under `above`; empty at the root. */
  readonly key: string;
  /** Its number among the tracked levels of the operation; the root's is 0. */
  readonly id: number;
  readonly layers: readonly Layer[];
  readonly below: ReadonlyMap<string, Level>;
  readonly trackedBelow: readonly Level[];
  /**
   * Whether its objects are rows of a table: more than one layer gives them, or a fetch lands here or below. An
   * untracked level has one layer and its objects are read as they are.
   */
  readonly tracked: boolean;
  /** The layers that come with the objects of the level above; those of fetches that land here are not among them. */
  readonly inherits: readonly Inheritance[];
  /** Where the value of a planned key may be, in the order to look; the first that is not undefined counts. Empty: nobody fetches it. */
  readers(key: string): readonly Reader[];
  /** The readers of `__typename`. */
  readonly typenames: readonly Reader[];
  /** What a key in a layer's answer stands for, as far as the plan says; else the key. */
  plannedKey(layer: number, key: string): string;
  /** The client's name of a planned key; `null` for one it did not ask for. */
  clientName(key: string): string | null;
}
