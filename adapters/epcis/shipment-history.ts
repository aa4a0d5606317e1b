import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type Milestone,
  type Shipment,
  milestoneSchema,
  shipmentIdOf,
  shipmentSchema,
  statusByMilestones,
} from '@distribution/model/orders/shipment';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import type { Instant } from '@distribution/model/time/instant';
import { writeOnce } from '@distribution/platform/files/write-once';
import { z } from 'zod';
import type { EpcisConfig, EpcisPlace } from './config.ts';
import { identify } from './identifiers.ts';
import type { ReceivedEvent } from './read-document.ts';
import { TranslationError } from './translation-error.ts';
import { type EventWire, transactionOf, wordOf } from './wire.ts';

const entrySchema = z.object({
  milestone: milestoneSchema,
  /** Whether the event was declared an error: then there was no such milestone. */
  error: z.boolean(),
  place: z.object({ code: z.string(), legalEntity: z.string() }).nullable(),
  orderNumber: z.string().nullable(),
  sscc: z.string().nullable(),
});
type Entry = z.infer<typeof entrySchema>;

/** Steps of the CBV as milestones; at our own place unless it is a delivery. */
const MILESTONES: Readonly<Record<string, Milestone['kind']>> = {
  staging_outbound: 'PICK_COMPLETED',
  picking: 'PICK_COMPLETED',
  packing: 'PACKED',
  shipping: 'DISPATCHED',
  departing: 'DISPATCHED',
};
const DELIVERIES = ['arriving', 'receiving', 'accepting'];

const placeOf = ({ locations }: EpcisConfig, event: EventWire): EpcisPlace | null => {
  const found = [event.bizLocation?.id, event.readPoint?.id].map((uri) => (uri === undefined ? null : identify(uri)));
  return found.flatMap((each) => (each?.kind === 'GLN' ? (locations.get(each.gln) ?? []) : []))[0] ?? null;
};

const milestoneOf = (event: EventWire, place: EpcisPlace | null): Milestone['kind'] | null => {
  const step = event.bizStep === undefined ? '' : wordOf(event.bizStep);
  if (event.disposition !== undefined && ['damaged', 'stolen', 'recalled'].includes(wordOf(event.disposition)))
    return 'EXCEPTION';
  if (place !== null) return MILESTONES[step] ?? null;
  // What arrives at a place that is not ours was delivered, as soon as somebody there received it; no place is no place.
  if (event.bizLocation === undefined && event.readPoint === undefined) return null;
  return step === 'arriving' ? 'OUT_FOR_DELIVERY' : DELIVERIES.includes(step) ? 'DELIVERED' : null;
};

const fold = (number: string, entries: readonly Entry[], origin: { system: string; asOf: Instant }): Shipment => {
  const told = entries.filter(({ error }) => !error);
  const place = told.find((entry) => entry.place !== null)?.place ?? null;
  const order = told.find(({ orderNumber }) => orderNumber !== null)?.orderNumber ?? null;
  if (place === null) throw new TranslationError(`from where shipment ${number} leaves has not been told yet`);
  if (order === null) throw new TranslationError(`the sales order of shipment ${number} has not been told yet`);
  const milestones = told
    .map(({ milestone }) => milestone)
    .sort((left, right) => (left.at < right.at ? -1 : Number(left.at > right.at)));
  const shipment = { number, legalEntity: shipmentSchema.shape.legalEntity.parse(place.legalEntity) };
  return shipmentSchema.parse({
    ...shipment,
    id: shipmentIdOf(shipment.legalEntity, number),
    salesOrderNumber: orderNumberSchema.parse(order),
    shipFromCode: place.code,
    status: statusByMilestones(milestones),
    carrier: null,
    trackingNumber: null,
    sscc: told.find(({ sscc }) => sscc !== null)?.sscc ?? null,
    lines: [],
    milestones,
    origin: { ...origin, revision: entries.length },
  });
};

/**
 * What was told of each shipment, named by its despatch advice. Each event is kept once, and a shipment is all that is
 * known of it, whatever order the events came in; its revision is how many those are. The lines of a shipment are not
 * told: no event names the lines of an order.
 */
export class ShipmentHistory {
  readonly #folder: string;
  readonly #config: EpcisConfig;

  constructor(folder: string, config: EpcisConfig) {
    this.#folder = folder;
    this.#config = config;
  }

  /** The shipment after this event; `null` when the event is about none. Throws TranslationError while too little is known. */
  async apply({ id }: Pick<ReceivedEvent, 'id'>, event: EventWire, asOf: Instant): Promise<Shipment | null> {
    const number = transactionOf(event, 'desadv');
    const place = placeOf(this.#config, event);
    const kind = milestoneOf(event, place);
    if (number === null || kind === null) return null;
    const parcel = [event.parentID, ...event.epcList].flatMap((uri) =>
      uri === undefined ? [] : (identify(uri) ?? []),
    );
    const entry: Entry = {
      milestone: { kind, at: event.eventTime, note: null },
      error: event.errorDeclaration !== undefined,
      place,
      orderNumber: transactionOf(event, this.#config.salesOrderType),
      sscc: parcel.flatMap((each) => (each.kind === 'SSCC' ? each.sscc : []))[0] ?? null,
    };
    const folder = path.join(this.#folder, createHash('sha256').update(number).digest('hex'));
    await mkdir(folder, { recursive: true });
    const name = `${createHash('sha256').update(id).digest('hex')}${entry.error ? '.error' : ''}.json`;
    writeOnce(path.join(folder, name), JSON.stringify(entry), 0o644);
    const names = (await readdir(folder)).filter((each) => each.endsWith('.json')).sort();
    const entries = await Promise.all(
      names.map(async (each) => {
        const known = entrySchema.parse(JSON.parse(await readFile(path.join(folder, each), 'utf8')));
        // An event that was declared an error is taken back.
        return { ...known, error: known.error || names.includes(each.replace('.json', '.error.json')) };
      }),
    );
    return fold(number, entries, { system: this.#config.system, asOf });
  }
}
