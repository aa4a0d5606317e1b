import { z } from 'zod';
import { type LegalEntityCode, legalEntityCodeSchema } from './legal-entity.ts';

/** Every kind of thing in the graph that has an identity of its own; also its GraphQL type name. */
export const ENTITY_KINDS = [
  'Product',
  'ProductCategory',
  'Location',
  'InventoryPosition',
  'InventoryMovement',
  'Customer',
  'SalesOrder',
  'Shipment',
  'CustomerInvoice',
  'Supplier',
  'SupplierProduct',
  'PurchaseOrder',
  'SupplierConfirmation',
  'AdvanceShipNotice',
  'SupplierInvoice',
  'TransferOrder',
  'ForecastVersion',
  'ForecastSeries',
  'ReplenishmentProposal',
  'InventoryException',
  'SyncFlow',
  'SyncRun',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * Opaque, stable identity: base64url of kind, legal entity and the canonical natural key.
 * Two systems that know the same thing give the same id; renames and merges go through the store's alias table.
 */
export type EntityId<K extends EntityKind = EntityKind> = string & z.$brand<K>;

/** What an id says: kind, owner and the parts of the natural key (one for a SKU, two for SKU × location). */
export interface EntityIdentity<K extends EntityKind = EntityKind> {
  readonly kind: K;
  readonly legalEntity: LegalEntityCode;
  readonly key: readonly string[];
}

const SEPARATOR = '\u001f'; // ASCII unit separator: no natural key contains it

/** Builds the id of a thing; the same identity gives the same id on every machine. Throws a RangeError for a key that has an empty part or a separator in it. */
export const createEntityId = <K extends EntityKind>(
  kind: K,
  legalEntity: LegalEntityCode,
  ...key: readonly [string, ...string[]]
): EntityId<K> => {
  if (key.some((part) => part === '' || part.includes(SEPARATOR))) {
    throw new RangeError(`a part of the natural key of a ${kind} is empty or has a control character`);
  }
  // The brand is earned by construction.
  return Buffer.from([kind, legalEntity, ...key].join(SEPARATOR), 'utf8').toString('base64url') as EntityId<K>;
};

/** Reads an id of the given kind; `null` when the text is not one (a foreign, truncated or made-up id). */
export const readEntityId = <K extends EntityKind>(kind: K, id: string): EntityIdentity<K> | null => {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  // One identity has one id: neither other base64 of the same bytes nor bytes that are no UTF-8 pass.
  if (Buffer.from(text, 'utf8').toString('base64url') !== id) return null;
  const [foundKind, legalEntity, ...key] = text.split(SEPARATOR);
  const owner = legalEntityCodeSchema.safeParse(legalEntity);
  if (foundKind !== kind || !owner.success || key.length === 0 || key.includes('')) return null;
  return { kind, legalEntity: owner.data, key };
};

/** A reference to an entity of this or another subgraph: nothing but its id. */
export interface Ref<K extends EntityKind> {
  readonly id: EntityId<K>;
}

/** Checks that text is an id of the kind. */
export const entityIdSchema = <K extends EntityKind>(kind: K) =>
  z.custom<EntityId<K>>((value) => typeof value === 'string' && readEntityId(kind, value) !== null, {
    message: `not an id of a ${kind}`,
  });
