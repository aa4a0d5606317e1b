import type { PackagingUnitResolvers } from '../generated/resolvers.ts';
import { unitOf } from './unit.ts';

export const PackagingUnit: PackagingUnitResolvers = {
  unit: (packaging) => unitOf(packaging.unit),
};
