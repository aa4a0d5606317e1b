import type { CanonicalChange } from '@distribution/model/erp/change';
import { glnSchema } from '@distribution/model/gs1/gln';
import { parseSscc, type Sscc } from '@distribution/model/gs1/sscc';
import { productIdOf } from '@distribution/model/products/product';
import {
  type AdvanceShipNotice,
  type ShipNoticeLine,
  type ShipNoticePackage,
  advanceShipNoticeIdOf,
  advanceShipNoticeSchema,
} from '@distribution/model/supply/advance-ship-notice';
import { type PurchaseOrderNumber, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import { dayEnd } from '@distribution/model/time/day-end';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type TranslationContext,
  codeUnder,
  dateUnder,
  dayOf,
  dayStart,
  daysAfter,
  loopsOf,
  partyOf,
  quantityOf,
  segmentOf,
  siteOf,
  skuOf,
  unitCodeIn,
} from './translation.ts';

/** One HL loop and what it stands under. */
interface Level {
  readonly id: string;
  readonly kind: string;
  readonly segments: readonly Segment[];
  /** From its parent to the outermost one. */
  readonly above: readonly Level[];
}

/** Notices have five kinds of levels (shipment, order, tare, pack, item); each level knows all above it. */
const MOST_LEVELS = 20;

/** The levels of a notice, each under its parent. A parent must stand before its children: so no level is in itself. */
const levelsOf = (segments: readonly Segment[]): readonly Level[] => {
  const levels = new Map<string, Level>();
  for (const loop of loopsOf(segments, 'HL').loops) {
    const [head] = loop;
    const id = mustElement(head, 'HL', 1);
    const parentId = element(head, 2);
    const parent = parentId === null ? undefined : levels.get(parentId);
    if (parentId !== null && parent === undefined) {
      throw new TranslationError(`level HL ${id} stands under ${parentId}, which does not come before it`);
    }
    if (levels.has(id)) throw new TranslationError(`level HL ${id} is there twice`);
    const above = parent === undefined ? [] : [parent, ...parent.above];
    if (above.length >= MOST_LEVELS)
      throw new TranslationError(`level HL ${id} stands under more than ${MOST_LEVELS - 1} others`);
    levels.set(id, { id, kind: mustElement(head, 'HL', 3), segments: loop, above });
  }
  return [...levels.values()];
};

const isPackage = ({ kind }: Level): boolean => kind === 'T' || kind === 'P';
const named = (segments: readonly Segment[], name: string): Segment | undefined =>
  segments.find((segment) => segment.name === name);

/** The SSCC of a package, with or without the application identifier 00 before it. */
const ssccOf = (segments: readonly Segment[]): Sscc | null => {
  const mark = segments.find((each) => each.name === 'MAN' && ['GM', 'AA', 'SM'].includes(element(each, 1) ?? ''));
  const text = element(mark, 2)?.replaceAll(/\D/g, '') ?? null;
  return text === null ? null : parseSscc(text.length === 20 && text.startsWith('00') ? text.slice(2) : text);
};

const orderOf = (level: Level): PurchaseOrderNumber | null => {
  const order = [level, ...level.above].find(({ kind }) => kind === 'O');
  const number = order === undefined ? null : element(named(order.segments, 'PRF'), 1);
  return number === null ? null : purchaseOrderNumberSchema.parse(number);
};

const lineOf = (
  level: Level,
  number: number,
  packages: ReadonlyMap<Level, number>,
  context: TranslationContext,
): ShipNoticeLine => {
  const { segments } = level;
  const item = segmentOf(segments, 'LIN');
  const shipped = segmentOf(segments, 'SN1');
  const sku = skuOf(context, item, 2);
  // A package may stand above its item (pick and pack) or below it, one package of one item then.
  const below = [...packages.keys()].filter(({ above }) => above[0] === level);
  const around = level.above.find(isPackage) ?? (below.length === 1 ? below[0] : undefined);
  const orderLine = element(item, 1);
  const lot = segments.find((each) => each.name === 'REF' && ['LT', 'BT'].includes(element(each, 1) ?? ''));
  return {
    number,
    purchaseOrderNumber: orderOf(level),
    orderLineNumber:
      orderLine !== null && /^\d{1,9}$/.test(orderLine) && Number(orderLine) > 0 ? Number(orderLine) : null,
    packageNumber: around === undefined ? null : (packages.get(around) ?? null),
    sku,
    product: { id: productIdOf(sku) },
    quantity: quantityOf(context, mustElement(shipped, 'SN1', 2), unitCodeIn(context, shipped, 3)),
    lot: codeUnder(item, 2, 'LT') ?? element(lot, 2),
    expiresOn: dateUnder(segments, '036'),
  };
};

/** The carrier's own code where it is told, else what routing says of it. */
const carrierOf = (segments: readonly Segment[]): string | null => {
  const routing = named(segments, 'TD5');
  return element(routing, 3) ?? element(routing, 5);
};
const referenceUnder = (segments: readonly Segment[], ...qualifiers: readonly string[]): string | null =>
  qualifiers.flatMap((name) =>
    segments.flatMap((each) => (each.name === 'REF' && element(each, 1) === name ? (element(each, 2) ?? []) : [])),
  )[0] ?? null;

/** An 856: goods of a supplier on their way to us, with packages and their SSCC as the levels nest them. */
const translateShipNotice = (segments: readonly Segment[], context: TranslationContext): AdvanceShipNotice => {
  const { partner, origin } = context;
  const { supplierCode } = partner;
  if (supplierCode === null) throw new TranslationError('the partner is no supplier in the settings');
  const begin = segmentOf(segments, 'BSN');
  const levels = levelsOf(segments);
  const shipments = levels.filter(({ kind }) => kind === 'S');
  const [shipment] = shipments;
  if (shipment === undefined || shipments.length > 1) {
    throw new TranslationError(`a notice has one shipment level, this one has ${shipments.length}`);
  }
  const site = siteOf(context, partyOf(shipment.segments, 'ST'), partner.shipTo);
  const shipFrom = partyOf(shipment.segments, 'SF', 'SH');
  const gln = element(shipFrom, 3) === 'UL' ? glnSchema.safeParse(element(shipFrom, 4)).data : undefined;
  const dispatched = dateUnder(shipment.segments, '011');
  const arrival =
    dateUnder(shipment.segments, '017', '067', '002') ??
    (partner.transitDays === null
      ? null
      : daysAfter(dispatched ?? dayOf(mustElement(begin, 'BSN', 3)), partner.transitDays));
  if (arrival === null) throw new TranslationError('the notice names no day of arrival (DTM 017, 067, 002)');
  const packages = new Map<Level, number>(levels.filter(isPackage).map((level, index) => [level, index + 1]));
  const items = levels.filter(({ kind }) => kind === 'I');
  const orders = levels.filter(({ kind }) => kind === 'O').flatMap((level) => orderOf(level) ?? []);
  const number = mustElement(begin, 'BSN', 2);
  return advanceShipNoticeSchema.parse({
    id: advanceShipNoticeIdOf(partner.legalEntity, supplierCode, number),
    number,
    legalEntity: partner.legalEntity,
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    purchaseOrderNumbers: [...new Set(orders)],
    shipFromName: element(shipFrom, 2),
    shipFromGln: gln ?? null,
    shipToCode: site.code,
    shipTo: { id: site.id },
    carrier: carrierOf(shipment.segments),
    trackingNumber: referenceUnder(shipment.segments, 'CN', '2I', 'BM'),
    shippedAt: dispatched === null ? null : dayStart(dispatched, partner.timeZone),
    expectedAt: dayEnd(arrival, site.zone),
    packages: [...packages].map(([level, place]): ShipNoticePackage => {
      const parent = level.above.find(isPackage);
      return {
        number: place,
        parentNumber: parent === undefined ? null : (packages.get(parent) ?? null),
        sscc: ssccOf(level.segments),
      };
    }),
    lines: items.map((level, index) => lineOf(level, index + 1, packages, context)),
    origin,
  });
};

/** What an 856 changes: BSN01 01 or 03 takes the notice back, anything else tells it as it now is. */
export const shipNoticeChange = (segments: readonly Segment[], context: TranslationContext): CanonicalChange => {
  const begin = segmentOf(segments, 'BSN');
  const { supplierCode } = context.partner;
  if (!['01', '03'].includes(mustElement(begin, 'BSN', 1)) || supplierCode === null) {
    return { of: 'ADVANCE_SHIP_NOTICE', operation: 'UPSERT', record: translateShipNotice(segments, context) };
  }
  const key = [supplierCode, mustElement(begin, 'BSN', 2)];
  return { of: 'ADVANCE_SHIP_NOTICE', operation: 'DELETE', key, origin: context.origin };
};
