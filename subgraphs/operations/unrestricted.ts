import type { ReadScope } from '@distribution/model/read-scope';
import { AppError } from '@distribution/platform/errors/app-error';

/**
 * Throws FORBIDDEN for callers who may not see every row: what is about records of any kind, understood or not, has no
 * region or owner to compare with.
 */
export const refuseRestricted = ({ regions, legalEntities, customers }: ReadScope, what: string): void => {
  if (regions === null && legalEntities === null && customers === null) return;
  throw new AppError('FORBIDDEN', `${what} are shown only to callers who may see every row.`);
};
