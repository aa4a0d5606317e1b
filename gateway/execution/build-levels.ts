import type { SelectionSetNode } from 'graphql';
import type { FetchedSelection, FetchNode, FlattenStep, PlannedOperation, PlanNode } from '../plan/plan.ts';
import type { Asking, Inheritance, Layer, Level, Place, Reader } from './level.ts';

/** A reader while its askings are gathered. */
interface BuiltReader extends Reader {
  readonly asked: Asking[];
}

class BuiltLevel implements Level {
  readonly above: BuiltLevel | null;
  readonly key: string;
  id = -1;
  tracked = false;
  readonly trackedBelow: BuiltLevel[] = [];
  readonly layers: Layer[] = [];
  readonly below = new Map<string, BuiltLevel>();
  inherits: Inheritance[] = [];
  readonly #readers = new Map<string, BuiltReader[]>();
  readonly typenames: BuiltReader[] = [];
  readonly #clientNames = new Map<string, string | null>();

  constructor(above: BuiltLevel | null, key: string) {
    this.above = above;
    this.key = key;
  }

  readers(key: string): readonly Reader[] {
    return this.#readers.get(key) ?? [];
  }

  clientName(key: string): string | null {
    return this.#clientNames.get(key) ?? null;
  }

  plannedKey(layer: number, key: string): string {
    for (const [planned, readers] of this.#readers) {
      if (readers.some((reader) => reader.layer === layer && reader.key === key)) return planned;
    }
    return key;
  }

  addReader(key: string, at: Place, asking: Asking): void {
    let known = this.#readers.get(key);
    if (!known) this.#readers.set(key, (known = key === '__typename' ? this.typenames : []));
    let reader = known.find(({ layer, key: other }) => layer === at.layer && other === at.key);
    if (!reader) known.push((reader = { ...at, asked: [] }));
    reader.asked.push(asking);
  }

  nameForClient(key: string, name: string | null): void {
    if (name !== null || !this.#clientNames.has(key)) this.#clientNames.set(key, name);
  }

  levelBelow(key: string): BuiltLevel {
    let level = this.below.get(key);
    if (!level) this.below.set(key, (level = new BuiltLevel(this, key)));
    return level;
  }

  layerOf(fetch: FetchNode, above: number | null): number {
    const known = this.layers.findIndex((layer) => layer.fetch === fetch && layer.above === above);
    return known < 0 ? this.layers.push({ fetch, above }) - 1 : known;
  }

  track(): void {
    if (this.tracked) return;
    this.tracked = true;
    this.above?.track();
  }
}

/** Where a fetch puts its answer. */
export interface Landing {
  readonly level: Level;
  readonly layer: number;
}

/** The levels of an operation, and where each of its fetches lands. */
export interface Levels {
  readonly root: Level;
  landingOf(fetch: FetchNode): Landing;
}

/** Under what selections are asked for: types as in `Asking`, those of the level itself apart. */
interface Scope extends Pick<Asking, 'conditions'> {
  readonly own: readonly string[];
  /** Those of the level that other selections stand beside: where there is nothing else, whatever comes is of the type. */
  readonly telling: readonly string[];
  readonly above: Asking['types'];
}

const ALWAYS: Scope = { own: [], telling: [], above: [], conditions: [] };

const contribute = (
  level: BuiltLevel,
  layer: number,
  selections: readonly FetchedSelection[],
  scope: Scope = ALWAYS,
): void => {
  const { own, telling, above } = scope;
  for (const selection of selections) {
    const conditions = [...scope.conditions, ...selection.conditions];
    if (selection.kind === 'Fragment') {
      const types = selection.typeCondition === null ? [] : [selection.typeCondition];
      const inner = {
        own: [...own, ...types],
        telling: selections.length === 1 ? telling : [...telling, ...types],
        above,
        conditions,
      };
      contribute(level, layer, selection.selections, inner);
      continue;
    }
    const { as, key } = selection;
    level.addReader(as, { layer, key }, { types: [own, ...above], conditions });
    if (!selection.selections) continue;
    const below = level.levelBelow(as);
    const { fetch } = level.layers[layer]!; // the caller has just made it
    const inner = { own: [], telling: [], above: [telling, ...above], conditions };
    contribute(below, below.layerOf(fetch, layer), selection.selections, inner);
  }
};

const descend = (level: BuiltLevel, path: readonly FlattenStep[]): BuiltLevel =>
  path.reduce((at, step) => (step.kind === 'KEY' ? at.levelBelow(step.key) : at), level);

/** Numbers the tracked levels and notes how their layers come from above, once all fetches are known. */
const finish = (level: BuiltLevel, nextId: () => number): void => {
  if (level.tracked) level.id = nextId();
  for (const below of level.below.values()) {
    finish(below, nextId);
    if (below.tracked) level.trackedBelow.push(below);
  }
  if (level.above === null) return;
  const readers = level.above.readers(level.key);
  level.inherits = level.layers.flatMap(({ above }, layer) => {
    if (above === null) return [];
    return [{ layer, from: above, keys: readers.filter((reader) => reader.layer === above).map(({ key }) => key) }];
  });
};

/** Several layers that give the objects of one level: each row has to know them all. */
const trackMeetings = (level: BuiltLevel): void => {
  if (level.layers.length > 1) level.track();
  level.below.forEach(trackMeetings);
};

/** Reads from a plan which fetch gives what where. `planned.node` may be a subscription's: its primary lands at the root. */
export const buildLevels = (planned: PlannedOperation): Levels => {
  const root = new BuiltLevel(null, '');
  root.tracked = true;
  const landings = new Map<FetchNode, Landing>();

  const visit = (node: PlanNode | null, level: BuiltLevel): void => {
    switch (node?.kind) {
      case undefined:
        return;
      case 'Fetch': {
        const layer = level.layerOf(node, null);
        landings.set(node, { level, layer });
        level.track();
        return contribute(level, layer, node.selections);
      }
      case 'Sequence':
      case 'Parallel':
        return node.nodes.forEach((each) => visit(each, level));
      case 'Flatten':
        return visit(node.node, descend(level, node.path));
      case 'Condition':
        visit(node.whenTrue, level);
        return visit(node.whenFalse, level);
      case 'Defer':
        visit(node.primary, level);
        for (const { node: inner, queryPath } of node.deferred) {
          visit(inner, level);
          queryPath.reduce((at, key) => at.levelBelow(key), root).track();
        }
    }
  };
  const { node } = planned;
  if (node?.kind === 'Subscription') {
    visit(node.primary, root);
    visit(node.rest, root);
  } else {
    visit(node, root);
  }
  trackMeetings(root);
  let ids = 0;
  finish(root, () => ids++);

  const nameForClient = (set: SelectionSetNode, level: BuiltLevel): void => {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const given = planned.clientNames.get(selection);
        level.nameForClient(key, given === undefined ? key : given);
        const below = level.below.get(key);
        if (selection.selectionSet && below) nameForClient(selection.selectionSet, below);
      } else if (selection.kind === 'InlineFragment') {
        nameForClient(selection.selectionSet, level);
      } else {
        const fragment = planned.fragments.get(selection.name.value);
        if (fragment) nameForClient(fragment.selectionSet, level);
      }
    }
  };
  nameForClient(planned.operation.selectionSet, root);

  return {
    root,
    landingOf(fetch) {
      const landing = landings.get(fetch);
      if (!landing) throw new Error(`fetch ${fetch.id} is not of this plan`);
      return landing;
    },
  };
};
