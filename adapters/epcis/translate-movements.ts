import { createHash } from 'node:crypto';
import {
  type InventoryMovement,
  type MovementKind,
  inventoryMovementSchema,
} from '@distribution/model/inventory/movement';
import { type Decimal, multiply, parseDecimal } from '@distribution/model/measure/decimal';
import type { Origin } from '@distribution/model/origin';
import type { EpcisConfig, EpcisPlace } from './config.ts';
import { type Content, contentsOf } from './contents.ts';
import { identify } from './identifiers.ts';
import type { ReceivedEvent } from './read-document.ts';
import { TranslationError } from './translation-error.ts';
import { type EventWire, transactionOf, wordOf } from './wire.ts';

/** Steps of the CBV that change how much lies at a location, and in which direction; all others leave stock as it is. */
const DIRECTION: Readonly<Record<string, 'IN' | 'OUT'>> = {
  receiving: 'IN',
  shipping: 'OUT',
  retail_selling: 'OUT',
  dispensing: 'OUT',
  destroying: 'OUT',
  void_shipping: 'IN',
};
/** Every other business step of CBV 2.0. */
const OTHER_STEPS = new Set(
  `accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning
  departing disassembling encoding entering_exiting holding inspecting installing killing loading other packing picking
  removing repackaging repairing replacing reserving sampling sensor_reporting staging_outbound stock_taking stocking
  storing transporting unloading unpacking`.split(/\s+/),
);

const ourPlace = ({ locations }: EpcisConfig, uri: string | undefined): EpcisPlace | null => {
  const identified = uri === undefined ? null : identify(uri);
  return identified?.kind === 'GLN' ? (locations.get(identified.gln) ?? null) : null;
};

/** Where it happened: where things are afterwards, else where they were seen. */
const placeOf = (config: EpcisConfig, event: EventWire): EpcisPlace | null =>
  ourPlace(config, event.bizLocation?.id) ?? ourPlace(config, event.readPoint?.id);

const kindOf = (config: EpcisConfig, event: EventWire, step: string): MovementKind => {
  const theirs =
    DIRECTION[step] === 'IN'
      ? event.sourceList.map(({ source }) => source)
      : event.destinationList.map(({ destination }) => destination);
  const betweenOurs = theirs.some((uri) => ourPlace(config, uri) !== null);
  if (step === 'receiving')
    return transactionOf(event, 'rma') !== null ? 'RETURN' : betweenOurs ? 'TRANSFER_IN' : 'RECEIPT';
  if (step === 'shipping') return betweenOurs ? 'TRANSFER_OUT' : 'ISSUE';
  if (step === 'retail_selling' || step === 'dispensing') return 'ISSUE';
  return 'ADJUSTMENT';
};

interface Posting {
  readonly kind: MovementKind;
  readonly sign: Decimal;
  readonly reason: string | null;
  readonly contents: readonly Content[];
}
const PLUS = parseDecimal('1');
const MINUS = parseDecimal('-1');

const postingsOf = (config: EpcisConfig, event: EventWire): readonly Posting[] => {
  if (event.type === 'TransformationEvent') {
    const kind = 'ADJUSTMENT';
    return [
      {
        kind,
        sign: MINUS,
        reason: 'TRANSFORMED',
        contents: contentsOf(config, event.inputEPCList, event.inputQuantityList),
      },
      {
        kind,
        sign: PLUS,
        reason: 'TRANSFORMED',
        contents: contentsOf(config, event.outputEPCList, event.outputQuantityList),
      },
    ];
  }
  // Putting things together, or in relation, moves nothing; what an association is for is no stock either.
  if (event.type === 'AssociationEvent' || event.bizStep === undefined) return [];
  const step = wordOf(event.bizStep);
  const direction = DIRECTION[step];
  if (direction === undefined) {
    if (!OTHER_STEPS.has(step)) throw new TranslationError(`business step "${event.bizStep}" is not of CBV 2.0`);
    return [];
  }
  const aggregation = event.type === 'AggregationEvent';
  const contents = contentsOf(
    config,
    aggregation ? event.childEPCs : event.epcList,
    aggregation ? event.childQuantityList : event.quantityList,
  );
  const kind = kindOf(config, event, step);
  const reason = kind === 'ADJUSTMENT' ? step.toUpperCase() : null;
  return [{ kind, sign: direction === 'IN' ? PLUS : MINUS, reason, contents }];
};

/** A movement's number has room for so much of an event's id; a longer one is told by its digest. */
const LONGEST_ID = 64;
const shortNameOf = (id: string): string =>
  id.length <= LONGEST_ID ? id : `sha256-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

/**
 * The movements of stock an event tells of; none when it moves nothing of ours. Each is named by the event and its place in
 * it, so an event that comes twice is one. An event that was declared an error is posted back, once.
 */
export const movementsOf = (
  config: EpcisConfig,
  { id }: Pick<ReceivedEvent, 'id'>,
  event: EventWire,
  origin: Origin,
): readonly InventoryMovement[] => {
  const place = placeOf(config, event);
  if (place === null) return [];
  const declared = event.errorDeclaration;
  const documentNumber = transactionOf(event, 'po') ?? transactionOf(event, 'desadv') ?? transactionOf(event, 'rma');
  let count = 0;
  return postingsOf(config, event).flatMap(({ kind, sign, reason, contents }) =>
    contents.map(({ sku, lot, quantity, unit }) => {
      count += 1;
      const number = `${shortNameOf(id)}/${count}`;
      return inventoryMovementSchema.parse({
        number: declared === undefined ? number : `${number}/error`,
        sku,
        locationCode: place.code,
        legalEntity: place.legalEntity,
        kind: declared === undefined ? kind : 'ADJUSTMENT',
        quantity: multiply(quantity, declared === undefined ? sign : multiply(sign, MINUS)),
        unit,
        reason: declared === undefined ? reason : `DECLARED_ERROR ${wordOf(declared.reason ?? '')}`.trim(),
        lot,
        documentNumber,
        occurredAt: declared?.declarationTime ?? event.eventTime,
        origin,
      });
    }),
  );
};
