import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import { keyOfChange, keyTextOf } from './natural-key.ts';
import { referencesOf } from './references.ts';

/** What has to be known of a page to tell what it touches. */
type Touching = Pick<ChangeBatch, 'changes' | 'untranslatable'>;

interface Things {
  readonly written: readonly string[];
  readonly read: readonly string[];
  /** Positions that goods move at. */
  readonly moved: readonly string[];
}

const stockOf = (position: string): string => `STOCK ${position}`;

/** Where a movement moves goods, as the text of the position's key; `null` for any other change. */
export const movedPosition = (change: CanonicalChange): string | null =>
  change.of === 'INVENTORY_MOVEMENT' && change.operation === 'UPSERT'
    ? keyTextOf([change.record.sku, change.record.locationCode])
    : null;

/** Things that rules judge together, beside the record itself. */
const judgedWith = (change: CanonicalChange): readonly string[] => {
  switch (change.of) {
    case 'INVENTORY_POSITION':
    case 'PLANNING_PARAMETERS':
      return [stockOf(keyOfChange(change))];
    case 'LOCATION':
      return ['THE HIERARCHY OF PLACES'];
    case 'FORECAST_SERIES':
      // A version is complete at some moment, by some page: no series that comes or goes may slip past it.
      return [`FORECAST_VERSION ${change.operation === 'DELETE' ? (change.key[0] ?? '') : change.record.versionCode}`];
    default:
      return [];
  }
};

const movesOf = (change: CanonicalChange): readonly string[] => {
  const position = movedPosition(change);
  return position === null ? [] : [stockOf(position)];
};

const thingsOf = (change: CanonicalChange): Things => ({
  written: [`${change.of} ${keyOfChange(change)}`, ...judgedWith(change)],
  moved: movesOf(change),
  read:
    change.operation === 'DELETE'
      ? []
      : Object.entries(referencesOf(change)).flatMap(([kind, keys]) => keys.map((key) => `${kind} ${key}`)),
});

const touchedBy = ({ changes, untranslatable }: Touching): Things => {
  const things = changes.map(thingsOf);
  return {
    written: [...things.flatMap(({ written }) => written), ...untranslatable.map(({ key }) => `PARKED ${key}`)],
    read: things.flatMap(({ read }) => read),
    moved: things.flatMap(({ moved }) => moved),
  };
};

/**
 * The pages that touch nothing which a page before them touches, the first always among them: taken together they leave
 * what they leave one after the other. Movements of one position are no obstacle where `knows` the position: each is
 * told with what it left (position-steps.ts). Of what is left out, the order stays as it is, thing by thing.
 */
export const independentOf = <Page extends Touching>(
  pages: readonly Page[],
  knows: (position: string) => boolean,
): readonly Page[] => {
  if (pages.length < 2) return pages;
  const written = new Set<string>();
  const read = new Set<string>();
  const moved = new Set<string>();
  const isUnknown = (change: CanonicalChange): boolean => {
    const position = movedPosition(change);
    return position !== null && !knows(position);
  };
  return pages.filter((page) => {
    const things = touchedBy(page);
    const opens = page.changes.filter(isUnknown).flatMap(movesOf);
    const isFree =
      things.written.every((thing) => !written.has(thing) && !read.has(thing) && !moved.has(thing)) &&
      things.read.every((thing) => !written.has(thing)) &&
      things.moved.every((thing) => !written.has(thing)) &&
      opens.every((thing) => !moved.has(thing));
    // Whether taken or not: what comes after a page that waits waits behind it.
    for (const thing of things.written) written.add(thing);
    for (const thing of things.read) read.add(thing);
    for (const thing of isFree ? things.moved : []) moved.add(thing);
    for (const thing of isFree ? [] : things.moved) written.add(thing);
    return isFree;
  });
};
