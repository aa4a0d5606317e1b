import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, readAll } from './fixtures/read-all.ts';
import { type StandIn, openStandIn } from './fixtures/stand-in-server.ts';

let server: StandIn;
let adapter: SystemAdapter;
beforeEach(async () => {
  server = await openStandIn();
  adapter = connect(server.url, { pageSize: 4 });
});
afterEach(async () => {
  await adapter.close();
  await server.close();
});

const told = async (cursor?: Awaited<ReturnType<typeof readAll>>['cursor']) => {
  const read = await readAll(adapter, 'planning-parameters', cursor ?? null);
  const records = read.changes.flatMap((change) =>
    change.of === 'PLANNING_PARAMETERS' && change.operation === 'UPSERT'
      ? [`${change.record.sku} ${change.record.locationCode} ${change.record.safetyStock}`]
      : [],
  );
  return {
    ...read,
    records,
    reasons: read.pages.flatMap(({ untranslatable }) => untranslatable).map((each) => each.reason),
  };
};
const set = (values: Readonly<Record<string, unknown>>) =>
  server.tables.upsert('input/buffer', { item: 'A-100', location: 'DC-ATL', ...values });

it('tells what changed, once', async () => {
  const first = await told();
  expect(first.records).toHaveLength(6);
  set({ minimum: '40.5' });
  const second = await told(first.cursor);
  expect(second.records).toEqual(['A-100 DC-ATL 40.5']);
  expect((await told(second.cursor)).records).toEqual([]);
});

it('tells a change that was committed late, though it is dated before one that was told', async () => {
  const first = await told();
  const late = set({ minimum: 1 });
  set({ item: 'A-300', minimum: 2 });
  late['lastmodified'] = '2000-01-01T00:00:00'; // not yet committed
  const second = await told(first.cursor);
  expect(second.records).toEqual(['A-300 DC-ATL 2']);
  server.clock.skewMs = -60_000;
  late['lastmodified'] = server.clock.stamp();
  expect((await told(second.cursor)).records).toEqual(['A-100 DC-ATL 1']);
});

it('keeps apart what has no single number: a calendar, a batch, an item without a unit', async () => {
  const { cursor } = await told();
  set({ minimum_calendar: 'SS for A-100' });
  set({ item: 'A-200', batch: 'MTO-1' });
  server.tables.upsert('input/item', { name: 'A-300', uom: null });
  set({ item: 'A-300' });
  const { records, reasons } = await told(cursor);
  expect(records).toEqual([]);
  expect(reasons).toEqual([
    'its stock follows the calendar "SS for A-100", which is not read',
    'it is of the batch "MTO-1" only',
    'item A-300 has no unit of measure, and the setting "unit" names none for all',
  ]);
});

it('asks for no items when one unit is set for all', async () => {
  const other = connect(server.url, { unit: 'KGM' });
  const { changes } = await readAll(other, 'planning-parameters');
  await other.close();
  expect(changes[0]).toMatchObject({ record: { unit: 'KGM' } });
  expect(server.asked.has('/api/input/item/')).toBe(false);
});
