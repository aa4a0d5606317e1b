import type { Location } from '@distribution/model/locations/location';
import type { Context } from '../context.ts';

/** Deeper than any real hierarchy; a circle in the source's data must not hang a request. */
const MAX_LEVELS = 20;

/** All places above a location, the nearest first, as far as the caller may see them. One batch per level. */
export const loadAncestors = async (location: Location, { loaders }: Context): Promise<readonly Location[]> => {
  const above: Location[] = [];
  for (let parent = location.parent; parent !== null && above.length < MAX_LEVELS;) {
    const found = await loaders.byId(parent.id);
    if (found === null || above.some((known) => known.id === found.id)) break;
    above.push(found);
    parent = found.parent;
  }
  return above;
};
