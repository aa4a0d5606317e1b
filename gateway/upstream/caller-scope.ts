import type { Principal } from '@distribution/platform/principal/principal';

const keys = new WeakMap<Principal, string>();

/**
 * What tells callers apart who might be answered differently: who they are and what they may see. The token is not in
 * it: two tokens of one caller with the same rights are answered alike.
 */
export const scopeKeyOf = (principal: Principal): string => {
  const known = keys.get(principal);
  if (known !== undefined) return known;
  const { kind, subject, roles, scopes, regions, legalEntities, customers } = principal;
  const key = JSON.stringify([kind, subject, roles, scopes, regions, legalEntities, customers]);
  keys.set(principal, key);
  return key;
};
