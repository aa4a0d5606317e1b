import type { Principal } from '@distribution/platform/principal/principal';

/** The scope of a token whose bearer may see how answers come about. */
const EXPLAIN = 'explain';

/**
 * Whether a caller may see plans, calls and costs: with the scope `explain`, or without a token on this machine itself.
 * Never a partner: what its question is asked of is the house's own business.
 */
export const mayExplain = ({ kind, scopes, customers }: Principal): boolean =>
  customers === null && (kind === 'ANONYMOUS' || scopes.includes(EXPLAIN));
