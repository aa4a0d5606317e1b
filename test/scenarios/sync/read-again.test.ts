// Rows of the ERP that cannot even be understood for want of a code: held, and told anew by the ERP once the code is known.
import { systemCodeSchema } from '@distribution/model/origin';
import { EVERYTHING } from '@distribution/model/read-scope';
import { first } from '@distribution/test/kit/apply-changes';
import { openSyncStand, type SyncStand } from '@distribution/test/kit/open-sync-stand';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let stand: SyncStand;
beforeEach(async () => {
  stand = await openSyncStand(200);
  await (
    await stand.start()
  ).seeded;
});
afterEach(() => stand.close());

const soon = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 90_000, interval: 100 });
const queue = async () =>
  (await stand.store.stewardship.listUnmapped({ system: null, kinds: null }, first(9))).rows.map(({ row }) => row);
const stockOf = async (sku: string) => {
  const filter = {
    skus: [sku as never],
    locationCodes: null,
    regions: null,
    belowSafetyStock: null,
    changedSince: null,
  }; // any text
  return (await stand.store.inventory.listPositions(filter, first(9), EVERYTHING)).rows.map(({ row }) => row.position);
};
/** An item of the ERP, or its stock at one site, like one that is there already. */
const makeStock = (itemNo: string): void => {
  const { Stock } = stand.world.tables;
  const [stock] = Stock.live();
  if (stock === undefined) throw new Error('the world has no stock');
  Stock.put({ ...stock.record, ItemNo: itemNo, QtyOnHand: '12' });
};
const makeItem = (itemNo: string, uom: string): void => {
  const { Items } = stand.world.tables;
  const [item] = Items.live();
  if (item === undefined) throw new Error('the world has no items');
  Items.put({ ...item.record, ItemNo: itemNo, EanCode: null, BaseUom: uom });
};
const waiting = async () => (await stand.store.operations.listParked(null, first(20))).rows;

it('a unit nobody knows: a steward maps it once, and item and stock come in', async () => {
  makeItem('NEW-1', 'ZAK');
  makeStock('NEW-1');
  await soon(async () =>
    expect(await queue()).toMatchObject([{ id: 'erp:UNIT:ZAK', held: 2, flows: ['inventory', 'products'] }]),
  );
  expect(await stockOf('NEW-1')).toEqual([]);
  const zak = { system: systemCodeSchema.parse('erp'), kind: 'UNIT', code: 'ZAK' } as const;
  const by = { actor: 'sue', reason: 'a sack is a bag', correlationId: 'test' };
  await expect(stand.store.stewardship.decide(zak, 'ZZZZ', 'k', by)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  await stand.store.stewardship.decide(zak, 'BG', 'k', by);
  await soon(async () => expect(await stockOf('NEW-1')).toMatchObject([{ onHand: '12', unit: 'BG' }]));
  await soon(async () => expect(await waiting()).toEqual([]));
}, 300_000);

it('stock of an item the ERP has not told of waits for the item and comes by itself', async () => {
  makeStock('LATE-1');
  await soon(async () => expect(await queue()).toMatchObject([{ id: 'erp:PRODUCT:LATE-1', held: 1 }]));
  expect((await waiting())[0]?.row).toMatchObject({ errorCode: 'UNKNOWN_REFERENCE', flow: 'inventory' });
  makeItem('LATE-1', 'PCS');
  await soon(async () => expect(await stockOf('LATE-1')).toMatchObject([{ onHand: '12', unit: 'EA' }]));
  await soon(async () => expect(await waiting()).toEqual([]));
}, 300_000);
