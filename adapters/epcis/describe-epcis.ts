import type { Gln } from '@distribution/model/gs1/gln';
import { type Gtin, gtinNormalForm } from '@distribution/model/gs1/gtin';
import type { InventoryMovement, MovementKind } from '@distribution/model/inventory/movement';
import { isNegative } from '@distribution/model/measure/decimal';
import type { Milestone, Shipment } from '@distribution/model/orders/shipment';
import type { LocationCode } from '@distribution/model/locations/location';
import type { Sku } from '@distribution/model/products/product';
import type { Instant } from '@distribution/model/time/instant';
import { linkOf } from './identifiers.ts';
import { TranslationError } from './translation-error.ts';

/** What GS1 calls our things. Throwing is not expected of it: `null` where a thing has no GS1 key. */
export interface Gs1Keys {
  readonly gtinOf: (sku: Sku) => Gtin | null;
  readonly glnOf: (location: LocationCode) => Gln | null;
  /** Root of the URIs that name our own documents and events, e.g. `https://graph.example.com`. */
  readonly root: string;
}

/** An event of EPCIS 2.0 as JSON-LD. */
type EpcisEvent = Readonly<Record<string, unknown>>;

const STEP_OF_MOVEMENT: Readonly<Record<MovementKind, readonly [step: string, disposition: string]>> = {
  OPENING: ['stock_taking', 'in_progress'],
  RECEIPT: ['receiving', 'in_progress'],
  ISSUE: ['shipping', 'in_transit'],
  TRANSFER_IN: ['receiving', 'in_progress'],
  TRANSFER_OUT: ['shipping', 'in_transit'],
  RETURN: ['receiving', 'returned'],
  ADJUSTMENT: ['stock_taking', 'in_progress'],
};
const STEP_OF_MILESTONE: Readonly<Record<Milestone['kind'], readonly [step: string, disposition: string] | null>> = {
  RELEASED: null,
  PICK_COMPLETED: ['picking', 'in_progress'],
  PACKED: ['packing', 'in_progress'],
  DISPATCHED: ['shipping', 'in_transit'],
  OUT_FOR_DELIVERY: ['arriving', 'in_transit'],
  DELIVERED: ['accepting', 'in_progress'],
  EXCEPTION: null,
};

const glnLink = (keys: Gs1Keys, code: LocationCode): string => {
  const gln = keys.glnOf(code);
  if (gln === null) throw new TranslationError(`location ${code} has no GLN`);
  return linkOf({ kind: 'GLN', gln });
};
const at = (instant: Instant) => ({ eventTime: instant, eventTimeZoneOffset: '+00:00' });
const own = ({ root }: Gs1Keys, ...parts: readonly string[]): string =>
  [root, ...parts.map(encodeURIComponent)].join('/');

/** The event of one movement. Throws a TranslationError for a product without GTIN, a location without GLN or an amount that no double holds. */
export const eventOfMovement = (movement: InventoryMovement, keys: Gs1Keys): EpcisEvent => {
  const { sku, kind, quantity, unit, lot, locationCode, documentNumber, number, origin } = movement;
  const gtin = keys.gtinOf(sku);
  if (gtin === null) throw new TranslationError(`product ${sku} has no GTIN`);
  const magnitude = isNegative(quantity) ? quantity.slice(1) : quantity;
  if (magnitude.replaceAll(/\D/g, '').replace(/^0+/, '').length > 15)
    throw new TranslationError(`${quantity} has more than 15 digits`);
  const [bizStep, disposition] = STEP_OF_MOVEMENT[kind];
  const place = { id: glnLink(keys, locationCode) };
  const leaves = isNegative(quantity);
  const type = kind === 'RETURN' ? 'rma' : 'po';
  return {
    type: 'ObjectEvent',
    eventID: own(keys, 'movements', origin.system, number),
    ...at(movement.occurredAt),
    action: 'OBSERVE',
    bizStep,
    disposition,
    readPoint: place,
    ...(leaves ? {} : { bizLocation: place }),
    ...(documentNumber === null
      ? {}
      : { bizTransactionList: [{ type, bizTransaction: own(keys, 'documents', documentNumber) }] }),
    quantityList: [
      {
        epcClass: linkOf({ kind: 'GTIN', gtin: gtinNormalForm(gtin), lot, serial: null }),
        quantity: Number(magnitude),
        uom: unit,
      },
    ],
  };
};

/** The events of a shipment, one per milestone that EPCIS has a word for. */
export const eventsOfShipment = (shipment: Shipment, keys: Gs1Keys): readonly EpcisEvent[] =>
  shipment.milestones.flatMap((milestone, index): EpcisEvent[] => {
    const step = STEP_OF_MILESTONE[milestone.kind];
    if (step === null) return [];
    const [bizStep, disposition] = step;
    const place = { id: glnLink(keys, shipment.shipFromCode) };
    const theirs = milestone.kind === 'DELIVERED' || milestone.kind === 'OUT_FOR_DELIVERY';
    const contents = shipment.lines.flatMap(({ sku, quantity }) => {
      const gtin = keys.gtinOf(sku);
      if (gtin === null) throw new TranslationError(`product ${sku} has no GTIN`);
      const epcClass = linkOf({ kind: 'GTIN', gtin: gtinNormalForm(gtin), lot: null, serial: null });
      return [{ epcClass, quantity: Number(quantity.value), uom: quantity.unit }];
    });
    const { sscc } = shipment;
    return [
      {
        type: 'ObjectEvent',
        eventID: own(keys, 'shipments', shipment.origin.system, shipment.number, String(index + 1)),
        ...at(milestone.at),
        action: 'OBSERVE',
        bizStep,
        disposition,
        ...(theirs ? {} : { readPoint: place }),
        bizTransactionList: [
          { type: 'desadv', bizTransaction: own(keys, 'shipments', shipment.number) },
          { type: 'poc', bizTransaction: own(keys, 'sales-orders', shipment.salesOrderNumber) },
        ],
        ...(sscc === null ? {} : { epcList: [linkOf({ kind: 'SSCC', sscc })] }),
        ...(contents.length === 0 ? {} : { quantityList: contents }),
      },
    ];
  });

/** A document of EPCIS 2.0 that holds the events. */
export const documentOf = (events: readonly EpcisEvent[], createdAt: Instant): Readonly<Record<string, unknown>> => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: createdAt,
  epcisBody: { eventList: events },
});
