import type { Principal } from './principal.ts';

/**
 * The caller without a token. Served only where no authentication is configured, and then on loopback alone; it sees
 * every row, as the person who started the process on this machine does.
 */
export const ANONYMOUS: Principal = {
  kind: 'ANONYMOUS',
  subject: 'anonymous',
  tokenId: null,
  roles: [],
  scopes: [],
  regions: null,
  legalEntities: null,
  customers: null,
  expiresAtSeconds: null,
  issuedAtSeconds: null,
};
