import type { ReadScope } from '@distribution/model/read-scope';
import { AppError } from '@distribution/platform/errors/app-error';
import { isRestricted } from '@distribution/platform/principal/principal';
import type { Context } from './context.ts';
import { requireOperator } from './operator.ts';

/**
 * Throws FORBIDDEN for callers who may not see every row: what is about records of any kind, understood or not, has no
 * region or owner to compare with.
 */
export const refuseRestricted = (scope: ReadScope, what: string): void => {
  if (!isRestricted(scope)) return;
  throw new AppError('FORBIDDEN', `${what} are shown only to callers who may see every row.`);
};

/** Throws FORBIDDEN for anybody but an operator who may see every row: for what is of the whole house. */
export const requireHouseOperator = (
  { principal, scope }: Pick<Context, 'principal' | 'scope'>,
  what: string,
): void => {
  requireOperator(principal);
  refuseRestricted(scope, what);
};
