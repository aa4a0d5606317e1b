import type { FreshnessBudgetsMs } from '@distribution/subgraphs/services';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * How old a single record may be before its system of record is asked, where nothing else is set. Each is twice what the
 * record's flow needs between two polls, so that a flow that is well keeps every read inside the house.
 */
export const FRESHNESS_BUDGETS_MS: FreshnessBudgetsMs = {
  products: 5 * MINUTE,
  locations: 15 * MINUTE,
  inventory: MINUTE,
  orders: 2 * MINUTE,
  supply: 5 * MINUTE,
};
