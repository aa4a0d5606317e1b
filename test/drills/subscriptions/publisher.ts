import { createEntityId } from '@distribution/model/entity-id';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { inventoryExceptionIdOf } from '@distribution/model/operations/exception';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import { appendEvents, type NewEvent } from '@distribution/prisma/store/log/append-events';
import { createDatabase } from '@distribution/prisma/store/sql/database';
import pg from 'pg';

export const REGIONS = ['NE', 'SE', 'W'] as const;
export type Region = (typeof REGIONS)[number];

const LEGAL_ENTITY = legalEntityCodeSchema.parse('DRILL');
/** So many that questions for names are seldom the same within one turn, and few enough to come again. */
const PRODUCTS = 50;

/** The region that owns an event. */
export const regionOf = (number: number): Region => REGIONS[number % REGIONS.length] ?? 'NE';

export const messageOf = (number: number): string => `event ${number}`;

/** The number in a message of {@link messageOf}; NaN for another. */
export const numberIn = (message: string): number => Number(/^event (\d+)$/.exec(message)?.[1]);

const eventOf = (number: number): NewEvent => {
  const occurredAt = instantOf(Date.now());
  const region = regionOf(number);
  const id = inventoryExceptionIdOf(LEGAL_ENTITY, String(number));
  const exception = {
    id,
    kind: 'STOCKOUT_RISK',
    severity: 'HIGH',
    status: 'OPEN',
    sku: skuSchema.parse(`SKU-${number % PRODUCTS}`),
    product: { id: createEntityId('Product', LEGAL_ENTITY, String(number % PRODUCTS)) },
    locationCode: locationCodeSchema.parse('DC-1'),
    location: null,
    legalEntity: LEGAL_ENTITY,
    regionCode: region,
    message: messageOf(number),
    openedAt: occurredAt,
    updatedAt: occurredAt,
    closedAt: null,
  } as const;
  const owner = { region, legalEntity: null, customer: null };
  return { topic: 'inventory.exceptions', key: id, owner, occurredAt, payload: { exception } };
};

export interface Publisher {
  /** Appends the next `count` numbers in one transaction, as the store does. */
  publish(count: number): Promise<void>;
  /** The last number that was appended. */
  last(): number;
  close(): Promise<void>;
}

export const openPublisher = (databaseUrl: string): Publisher => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on('error', () => undefined); // the next append says it
  const database = createDatabase(pool);
  let last = 0;
  return {
    async publish(count) {
      const events = Array.from({ length: count }, (_, at) => eventOf(last + at + 1));
      await database.transaction((transaction) => appendEvents(transaction, events, `drill-${last}`));
      last += count;
    },
    last: () => last,
    close: () => pool.end(),
  };
};
