import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { Principal } from './principal.ts';

const words = z
  .union([z.string().transform((text) => text.split(/\s+/).filter((word) => word !== '')), z.array(z.string().min(1))])
  .optional();

/**
 * Claims a token may carry beside the registered ones. `scope` (RFC 8693) and `roles` are lists or text with blanks.
 * `regions`, `entities` (legal entities) and `customers` restrict the rows; a claim that is absent restricts nothing.
 */
const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  jti: z.string().min(1).max(200).optional(),
  exp: z.number(),
  iat: z.number().optional(),
  scope: words,
  roles: words,
  regions: z.array(z.string().min(1)).optional(),
  entities: z.array(z.string().min(1)).optional(),
  customers: z.array(z.string().min(1)).optional(),
});

/** Role of an outside partner: such a token must name its customers, else it sees no customer's rows. */
const PARTNER_ROLE = 'partner';
/** Role of a machine caller. */
const SERVICE_ROLE = 'service';

/** The principal of verified claims; throws UNAUTHENTICATED when a claim has the wrong shape, never ignores it. */
export const principalOfClaims = (payload: JWTPayload): Principal => {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) {
    const claims = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ');
    throw new AppError('UNAUTHENTICATED', `The token has claims of the wrong shape: ${claims}.`);
  }
  const { data } = parsed;
  const roles = data.roles ?? [];
  return {
    kind: roles.includes(SERVICE_ROLE) ? 'SERVICE' : 'USER',
    subject: data.sub,
    tokenId: data.jti ?? null,
    roles,
    scopes: data.scope ?? [],
    regions: data.regions ?? null,
    legalEntities: data.entities ?? null,
    customers: data.customers ?? (roles.includes(PARTNER_ROLE) ? [] : null),
    expiresAtSeconds: data.exp,
    issuedAtSeconds: data.iat ?? null,
  };
};
