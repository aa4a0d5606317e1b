import type { Principal } from '@distribution/platform/principal/principal';

/** A caller without any restriction. */
export const EVERYBODY: Principal = {
  kind: 'USER',
  subject: 'test',
  tokenId: null,
  roles: [],
  scopes: [],
  regions: null,
  legalEntities: null,
  customers: null,
  expiresAtSeconds: null,
  issuedAtSeconds: null,
};
