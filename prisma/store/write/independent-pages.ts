import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import { keyOfChange, keyTextOf } from './natural-key.ts';
import { referencesOf } from './references.ts';

/** What has to be known of a page to tell what it touches. */
type Touching = Pick<ChangeBatch, 'changes' | 'untranslatable'>;

interface Things {
  readonly written: readonly string[];
  readonly read: readonly string[];
}

/** Things that rules judge together, beside the record itself. */
const judgedWith = (change: CanonicalChange): readonly string[] => {
  switch (change.of) {
    case 'INVENTORY_POSITION':
    case 'PLANNING_PARAMETERS':
    case 'INVENTORY_MOVEMENT':
      return change.operation === 'DELETE'
        ? [`STOCK ${keyOfChange(change)}`]
        : [`STOCK ${keyTextOf([change.record.sku, change.record.locationCode])}`];
    case 'LOCATION':
      return ['THE HIERARCHY OF PLACES'];
    case 'FORECAST_SERIES':
      // A version is complete at some moment, which a series that goes must not slip past.
      return change.operation === 'DELETE' ? [`FORECAST_VERSION ${change.key[0] ?? ''}`] : [];
    default:
      return [];
  }
};

const thingsOf = (change: CanonicalChange): Things => ({
  written: [`${change.of} ${keyOfChange(change)}`, ...judgedWith(change)],
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
  };
};

/**
 * The pages that touch nothing which a page before them touches, the first always among them: taken together they leave
 * what they leave one after the other. Of what is left out, the order stays as it is, thing by thing.
 */
export const independentOf = <Page extends Touching>(pages: readonly Page[]): readonly Page[] => {
  if (pages.length < 2) return pages;
  const written = new Set<string>();
  const read = new Set<string>();
  return pages.filter((page) => {
    const things = touchedBy(page);
    const isFree =
      things.written.every((thing) => !written.has(thing) && !read.has(thing)) &&
      things.read.every((thing) => !written.has(thing));
    // Whether taken or not: what comes after a page that waits waits behind it.
    for (const thing of things.written) written.add(thing);
    for (const thing of things.read) read.add(thing);
    return isFree;
  });
};
