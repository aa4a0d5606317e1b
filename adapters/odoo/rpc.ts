import type { SourceCall } from '@distribution/model/erp/source-call';
import type { Instant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { z } from 'zod';
import type { Identity } from './session.ts';
import type { Row } from './wire.ts';

/** A domain: clauses that must all hold, with Odoo's prefix operators `&` and `|` among them. */
export type Domain = readonly (string | readonly unknown[])[];

/** Clauses of which one must hold; of none, nothing does. */
export const anyOf = (clauses: Domain): Domain => [...clauses.slice(1).map(() => '|'), ...clauses];

/** One call of a model's method. */
export interface OdooRequest {
  readonly model: string;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Named arguments; the context among them is added to the client's own. */
  readonly named?: Readonly<Record<string, unknown>> & { readonly context?: Readonly<Record<string, unknown>> };
  /** `ONCE`: never sent a second time by itself. Reads, and steps of a workflow that do nothing when already taken, are REPEATABLE. */
  readonly sending: 'ONCE' | 'REPEATABLE';
}
export interface OdooAnswer {
  /** `null` for methods that answer nothing: their reply has neither result nor error. */
  readonly result: unknown;
  /** The server's clock when it answered (the Date header, whole seconds). */
  readonly answeredAt: Instant;
}
/** A search that answers the fields of what it finds. */
export interface OdooSearch {
  readonly model: string;
  readonly domain: Domain;
  readonly fields: readonly string[];
  readonly limit?: number;
}

/** One database, as this adapter speaks to it. */
export interface OdooClient {
  /** Who we are there; signs in when need be. */
  identity(call: SourceCall): Promise<Identity>;
  request(request: OdooRequest, call: SourceCall): Promise<OdooAnswer>;
  /** Finds archived records too, in the order of their ids. Ids that no longer exist are left out. */
  search(
    search: OdooSearch,
    call: SourceCall,
  ): Promise<{ readonly rows: readonly Row[]; readonly answeredAt: Instant }>;
}

/** One call of a service of Odoo's, before anybody has signed in. */
export type Send = (
  endpoint: string,
  params: { readonly service: 'common' | 'object'; readonly method: string; readonly args: readonly unknown[] },
  sending: OdooRequest['sending'],
  call: SourceCall,
) => Promise<OdooAnswer>;

/** The value, checked; throws UPSTREAM_PROTOCOL when it has another form. */
export const parsed = <T>(schema: z.ZodType<T>, system: string, what: string, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${what} in a form that is not known`, {
    cause: result.error,
  });
};
