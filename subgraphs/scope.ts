import type { ReadScope } from '@distribution/model/read-scope';
import type { Principal } from '@distribution/platform/principal/principal';

/** The rows the caller may see, as readers take it. */
export const scopeOf = ({ regions, legalEntities, customers }: Principal): ReadScope => ({
  regions,
  legalEntities,
  customers,
});
