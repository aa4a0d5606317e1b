// Deliveries that wait are taken together where they have nothing to do with each other. It must leave what taking each by
// itself leaves: rows, exceptions, journal, parked records, conflicts, and what subscribers hear of each thing, in order.
import type { SyncFlow } from '@distribution/model/operations/sync-flow';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { DeliveriesOutcome, PendingDelivery, SyncStore } from '@distribution/model/operations/sync-store';
import { systemCodeSchema } from '@distribution/model/origin';
import { silentLog } from '@distribution/platform/log/log';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyDeliveries } from '@distribution/sync/apply-deliveries';
import { writeDeliveryContent } from '@distribution/sync/delivery-content';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type AnyContent, anyDeliveries, DELIVERED_FLOWS } from './any-deliveries.ts';
import { everythingKept } from './everything-kept.ts';

const { at } = sample;
interface Heard {
  readonly correlationId: string;
  readonly content: unknown;
}
const RUNS = 4;

/** Sites of which nothing else is told. */
const SITES = Array.from({ length: 20 }, (_, number) => `S-${number}`);

type Flow = SyncFlow['name'];

/** A small world in which the products' descriptions are the warehouse's to say, and `OLD-A` means `A`. */
const fill = async (store: Store, databaseUrl: string): Promise<void> => {
  await declareFlows(store.sync, at(1));
  const [erp, wms] = [systemCodeSchema.parse('erp'), systemCodeSchema.parse('wms')];
  await store.sync.declareFlow({
    ...{ name: 'products', mode: 'EVENT', system: erp, freshnessTargetSeconds: 60 },
    ownership: { owner: erp, fields: { description: wms }, contributors: [wms] },
  });
  const sites = ['DC1', 'DC2', ...SITES].map((code) => sample.location(code, code === 'DC2' ? 'NE' : 'SE'));
  await applyChanges(store.sync, 'locations', sites);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
  await applyChanges(store.sync, 'suppliers', [sample.supplier('V1')]);
  await applyChanges(store.sync, 'planning-parameters', [
    sample.planning('A', 'DC1', '10'),
    sample.planning('B', 'DC1', '4'),
  ]);
  await applyChanges(store.sync, 'inventory', [
    sample.position('A', 'DC1', 'SE', '12', { asOf: at(2), more: { allocated: '2' } }),
  ]);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`INSERT INTO code_mapping (id, system, kind, code, target, decided_by, reason, decided_at)
    SELECT s, s, 'PRODUCT', 'OLD-A', 'A', 'olga', 'renamed', now() FROM unnest(ARRAY['erp', 'wms', 'planning']) AS s`);
  await client.end();
};

const deliveriesOf = (flow: Flow, contents: readonly AnyContent[]): readonly PendingDelivery[] =>
  contents.map((content, number) => ({
    deliveryId: `sender:${String(number).padStart(3, '0')}`,
    system: 'sender',
    flow,
    body: content === null ? '{"kind":"CHANGES"}' : writeDeliveryContent(content),
    correlationId: `delivery-${number}`,
    attempts: 0,
  }));

const attemptOn = (store: SyncStore, flow: Flow) => ({
  flow: {
    name: flow,
    mode: 'EVENT' as const,
    system: systemCodeSchema.parse('erp'),
    freshnessTargetSeconds: 60,
    pollIntervalMs: 1_000,
  },
  trigger: 'WEBHOOK' as const,
  correlationId: 'round',
  signal: new AbortController().signal,
  store,
  timing: { ...DEFAULT_TIMING, deliveryAttempts: 1 },
  clock: Date,
  logger: silentLog,
  observer: null,
  onPage: null,
});

/** What is kept after deliveries were taken in a store of their own; the second of the pair is how the store was called. */
const keptAfter = async (
  flow: Flow,
  contents: readonly AnyContent[],
  groupsOf: (deliveries: readonly PendingDelivery[]) => readonly (readonly PendingDelivery[])[],
): Promise<readonly [unknown, readonly DeliveriesOutcome[]]> => {
  const database = await openTestDatabase();
  const store = await openStore({ databaseUrl: database.url });
  try {
    await fill(store, database.url);
    const outcomes: DeliveriesOutcome[] = [];
    const watched: SyncStore = {
      ...store.sync,
      applyDeliveries: async (batch) => {
        const outcome = await store.sync.applyDeliveries(batch);
        outcomes.push(outcome);
        return outcome;
      },
    };
    const deliveries = deliveriesOf(flow, contents);
    for (const delivery of deliveries) await store.sync.acceptDelivery(delivery);
    for (const group of groupsOf(deliveries)) await applyDeliveries(attemptOn(watched, flow), group);
    // What the journal tells is what is there; told one by one it is known to be.
    const verified = await store.journal.verify(INVENTORY_RULES, {
      signal: new AbortController().signal,
      onPages: () => undefined,
    });
    expect(verified.projections.filter(({ equal }) => !equal)).toEqual([]);
    return [await everythingKept(database.url), outcomes];
  } finally {
    await store.close();
    await database.close();
  }
};

const oneByOne = (deliveries: readonly PendingDelivery[]) => deliveries.map((delivery) => [delivery]);
const together = (deliveries: readonly PendingDelivery[]) => [deliveries];

describe('deliveries that are taken together', () => {
  it.each(DELIVERED_FLOWS)(
    'leave what they leave one by one: %s',
    async (flow) => {
      await fc.assert(
        fc.asyncProperty(anyDeliveries(flow), async (contents) => {
          const [[expected], [found]] = [
            await keptAfter(flow, contents, oneByOne),
            await keptAfter(flow, contents, together),
          ];
          expect(found).toEqual(expected);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    300_000,
  );

  const moves = (count: number, quantityOf: (number: number) => string, siteOf: (number: number) => string) =>
    Array.from({ length: count }, (_, number): AnyContent => {
      const moved = sample.movement(`M-${number}`, 'A', siteOf(number), quantityOf(number), at(3, number));
      return { kind: 'CHANGES', page: { changes: [moved], untranslatable: [] } };
    });
  const poisoned: AnyContent = {
    kind: 'CHANGES',
    page: {
      changes: [
        sample.upsert('INVENTORY_MOVEMENT', {
          ...sample.movement('M-POISON', 'B', 'DC1', '1', at(3)).record,
          reason: 'a\u0000b',
        }),
      ],
      untranslatable: [],
    },
  };
  it('are one transaction where each is of another thing', async () => {
    const contents = moves(
      20,
      () => '1',
      (number) => SITES[number] ?? '',
    );
    const [kept, outcomes] = await keptAfter('movements', contents, together);
    expect(outcomes).toMatchObject([{ applied: 20, parked: 0 }]);
    expect(kept).toMatchObject({ run: [{ read: '20', applied: '20', unchanged: '0', parked: '0' }] });
  }, 60_000);

  it('are one transaction where they move goods at one position, each told with what it left', async () => {
    // 12 pieces, 2 of them promised, over a safety stock of 10: below it, and at it again.
    const contents = moves(
      20,
      (number) => (number % 2 === 0 ? '-5' : '5'),
      () => 'DC1',
    );
    const [kept, outcomes] = await keptAfter('movements', contents, together);
    expect(outcomes).toMatchObject([{ applied: 20, exceptionsOpened: 10, exceptionsClosed: 10 }]);
    const heard = Object.entries((kept as { heard: Record<string, readonly Heard[]> }).heard);
    const [positions, exceptions] = ['inventory.positions', 'inventory.exceptions'].map((topic) =>
      heard.flatMap(([about, told]) => (about.startsWith(topic) ? told.slice(-20) : [])),
    );
    expect(positions).toMatchObject(
      contents.map((_, number) => ({
        correlationId: `delivery-${number}`,
        content: { position: { onHand: number % 2 === 0 ? '7' : '12' } },
      })),
    );
    expect(exceptions).toMatchObject(
      contents.map((_, number) => ({
        correlationId: `delivery-${number}`,
        content: { status: number % 2 === 0 ? 'OPEN' : 'CLOSED' },
      })),
    );
  }, 60_000);

  it('lose nothing to one that is refused: it alone is parked, by its own id, and settled', async () => {
    const contents = [
      ...moves(
        20,
        () => '1',
        (number) => SITES[number] ?? '',
      ),
      poisoned,
    ];
    const [kept] = await keptAfter('movements', contents, together);
    expect(kept).toMatchObject({
      run: [{ read: '21', applied: '20', parked: '1' }],
      parked: [{ row: expect.stringMatching(/M-POISON.*"correlation_id": "delivery-20"/), open: true }],
      deliveries: contents.map(() => ({ status: 'APPLIED' })),
    });
  }, 60_000);
});
