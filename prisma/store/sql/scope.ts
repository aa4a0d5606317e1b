import { GROUP } from '@distribution/model/legal-entity';
import type { ReadScope } from '@distribution/model/read-scope';
import { allOf, isOneOf, raw, sql, type Statement } from './statement.ts';

/** The columns (or expressions) of a table that say whose row it is. */
export interface OwnerColumns {
  readonly region?: string;
  readonly legalEntity?: string;
  readonly customer?: string;
  /** The house's own business: a partner sees no row of it. */
  readonly isInternal?: true;
}

/**
 * Only rows the caller may see: the rule of platform/principal `maySee`, as SQL. Stricter in one point: an order
 * without a customer belongs to no partner, so a partner does not see it (its events are logged the same way).
 */
export const inScope = (scope: ReadScope, owner: OwnerColumns): Statement =>
  allOf([
    owner.region === undefined ? null : isOneOf(owner.region, scope.regions),
    owner.legalEntity === undefined || scope.legalEntities === null
      ? null
      : sql`${raw(owner.legalEntity)} = ANY(${[...scope.legalEntities, GROUP]}::text[])`,
    owner.isInternal !== undefined && scope.customers !== null ? sql`FALSE` : null,
    owner.customer === undefined ? null : isOneOf(owner.customer, scope.customers),
  ]);
