import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

// What differs between Odoo 16, 17 and 18 is asked of Odoo itself: by its version once, and by the fields it has.

/** Fields that not every version or installation has, by model; asked for once by `fields_get`. */
export const OPTIONAL_FIELDS = {
  'product.product': ['is_storable', 'uom_po_id', 'packaging_ids', 'use_expiration_date', 'expiration_time'],
  'stock.move': ['reserved_availability', 'quantity_done', 'quantity'],
  'stock.move.line': ['qty_done', 'quantity'],
  'stock.lot': ['expiration_date'],
  'stock.picking': ['carrier_id', 'carrier_tracking_ref'],
  'sale.order': ['locked', 'delivery_status'],
  'purchase.order': ['receipt_status'],
} as const;
export type OptionalModel = keyof typeof OPTIONAL_FIELDS;
type OptionalField<M extends OptionalModel> = (typeof OPTIONAL_FIELDS)[M][number];

/** The Odoo that was found. */
export interface Dialect {
  /** Major version. */
  readonly version: number;
  has<M extends OptionalModel>(model: M, field: OptionalField<M>): boolean;
}

/** The first field of the list that is there, as a list; none otherwise. */
export const firstOf = <M extends OptionalModel>(
  dialect: Dialect,
  model: M,
  ...fields: readonly OptionalField<M>[]
): string[] => fields.filter((field) => dialect.has(model, field)).slice(0, 1);
/** Those of the list that are there. */
export const presentOf = <M extends OptionalModel>(
  dialect: Dialect,
  model: M,
  ...fields: readonly OptionalField<M>[]
): string[] => fields.filter((field) => dialect.has(model, field));

/** Which types of product are goods: 18 has one type, and says of each whether it is kept in stock. */
export const goodsTypesOf = (dialect: Dialect): readonly string[] =>
  dialect.has('product.product', 'is_storable') ? ['consu'] : ['product', 'consu'];

const versionWire = z.object({ server_version: z.string(), server_version_info: z.array(z.unknown()).min(1) });
const OLDEST = 16;
const NEWEST = 18;

/** The major version in an answer of `version`, where online releases are called `saas~17`. Throws when it is not one of ours. */
export const versionOf = (system: string, answer: unknown): number => {
  const parsed = versionWire.safeParse(answer);
  const major = /\d+/.exec(String(parsed.data?.server_version_info[0]))?.[0];
  const version = Number(major ?? Number.NaN);
  if (version >= OLDEST && version <= NEWEST) return version;
  throw new AppError(
    'UPSTREAM_PROTOCOL',
    `${system} is ${parsed.success ? `Odoo ${parsed.data.server_version}` : 'no Odoo that tells its version'}; the adapter knows ${OLDEST} to ${NEWEST}`,
    { cause: parsed.error },
  );
};

/** Builds a dialect from the version and the fields each model was found to have. */
export const createDialect = (
  version: number,
  found: Readonly<Record<OptionalModel, ReadonlySet<string>>>,
): Dialect => ({ version, has: (model, field) => found[model].has(field) });
