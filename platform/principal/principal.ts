/**
 * Who asks, and what they may see. Lists restrict; `null` is unrestricted in that dimension, an empty list is nothing.
 * Made in one place (the gateway's door) from verified claims, handed on signed.
 */
export interface Principal {
  readonly kind: 'ANONYMOUS' | 'USER' | 'SERVICE';
  /** The `sub` claim; `anonymous` for loopback callers when no authentication is configured. */
  readonly subject: string;
  /** The `jti` claim, for revocation of one token. */
  readonly tokenId: string | null;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly regions: readonly string[] | null;
  readonly legalEntities: readonly string[] | null;
  /** Customer codes of a partner; `null` for employees. */
  readonly customers: readonly string[] | null;
  /** Seconds since the Unix epoch (`exp`, `iat`); `null` when there is no token. */
  readonly expiresAtSeconds: number | null;
  readonly issuedAtSeconds: number | null;
}

/** Which rows an event or record belongs to; `null` means it has no such dimension and is visible to all. */
export interface RowOwner {
  readonly region: string | null;
  readonly legalEntity: string | null;
  readonly customer: string | null;
}

/** Whether there are rows that the principal may not see. */
export const isRestricted = ({
  regions,
  legalEntities,
  customers,
}: Pick<Principal, 'regions' | 'legalEntities' | 'customers'>): boolean =>
  regions !== null || legalEntities !== null || customers !== null;

const within = (allowed: readonly string[] | null, value: string | null): boolean =>
  allowed === null || value === null || allowed.includes(value);

/** Whether the principal may see a row of that owner. The same rule holds in every reader's SQL. */
export const maySee = (
  principal: Pick<Principal, 'regions' | 'legalEntities' | 'customers'>,
  owner: RowOwner,
): boolean =>
  within(principal.regions, owner.region) &&
  (within(principal.legalEntities, owner.legalEntity) || owner.legalEntity === 'GROUP') &&
  within(principal.customers, owner.customer);
