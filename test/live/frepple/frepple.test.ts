// The adapter on a live frePPLe: the conformance kit as far as it only reads, and what it tells beside what a plain client
// reads. With FREPPLE_MAY_CHANGE=yes a buffer is changed and a plan is run, in the scenario that is named.
import { checkRule } from '@distribution/test/conformance/run-rules';
import { openLiveWorld } from '@distribution/test/conformance/live-world';
import { SYSTEM_OF_RECORD_RULES } from '@distribution/test/conformance/rules/systems-of-record';
import { conformance } from '@distribution/adapters/frepple/fixtures/conformance';
import { afterEach, describe, expect, it } from 'vitest';
import { readToEnd } from '../../conformance/asking.ts';
import { type FreppleStand, openFreppleStand, readFreppleSettings } from './frepple-stand.ts';

const MINUTES = 60_000;
const settings = readFreppleSettings(process.env);
if (settings === null) console.log('skipped: the suite on a live frePPLe, for FREPPLE_URL names none');

describe.skipIf(settings === null)('a live frePPLe', { timeout: 5 * MINUTES }, () => {
  let open: FreppleStand | null = null;
  const stand = (): FreppleStand => {
    if (settings === null) throw new Error('skipped without settings');
    open ??= openFreppleStand(settings);
    return open;
  };
  afterEach(async () => {
    await open?.close();
    open = null;
  });

  for (const rule of SYSTEM_OF_RECORD_RULES) {
    it(`${rule.id}: it ${rule.title}`, async ({ skip }) => {
      const { url, adapterSettings } = stand();
      const live = () => openLiveWorld({ url, settings: adapterSettings });
      const { outcome, remark } = await checkRule(rule, conformance, live, 4 * MINUTES);
      if (outcome === 'WAIVED') skip(remark ?? '');
      expect(outcome === 'FAILED' ? `${remark ?? ''}\n${rule.advice}` : 'kept').toBe('kept');
    });
  }

  it('tells the whole demand of the plan, and every item at every location once', async () => {
    const { plain, connect } = stand();
    const adapter = connect();
    const rows = await plain.rows('api/forecast/forecastplan/');
    const { changes, pages } = await readToEnd(adapter, 'forecasts');
    const told = changes.flatMap((change) =>
      change.of === 'FORECAST_SERIES' && change.operation === 'UPSERT' ? [change.record] : [],
    );
    const left = pages.flatMap(({ untranslatable }) => untranslatable);
    expect(told.length + left.length).toBe(new Set(rows.map((row) => `${row.item}|${row.location}`)).size);
    expect(left).toEqual([]);
    const due = rows.reduce((sum, { value }) => sum + Number(value?.['forecasttotal'] ?? 0), 0);
    const sum = told.flatMap(({ quantities }) => quantities).reduce((total, each) => total + Number(each), 0);
    expect(sum).toBeCloseTo(due, 3);
  });

  it.runIf(settings?.mayChange)('tells a buffer that was changed', async () => {
    const { plain, connect } = stand();
    const adapter = connect();
    const before = await readToEnd(adapter, 'planning-parameters');
    const [first] = before.changes;
    if (first?.of !== 'PLANNING_PARAMETERS' || first.operation !== 'UPSERT') throw new Error('there is no buffer');
    const { sku: item, locationCode: location, safetyStock } = first.record;
    const [row] = await plain.rows(`api/input/buffer/?${new URLSearchParams({ item, location }).toString()}`);
    const minimum = String(Number(safetyStock) + 1);
    await plain.post('api/input/buffer/', [{ id: row?.id, item, location, minimum }]);
    const after = await readToEnd(adapter, 'planning-parameters', before.cursor);
    await plain.post('api/input/buffer/', [{ id: row?.id, item, location, minimum: safetyStock }]);
    expect(after.changes).toMatchObject([{ record: { sku: item, locationCode: location, safetyStock: minimum } }]);
  });

  it.runIf(settings?.mayChange)(
    'tells a version or nothing while and after the plan is run, and never half of one',
    async () => {
      const { plain, connect } = stand();
      const adapter = connect({ editsEverySeconds: 0 });
      const { cursor } = await readToEnd(adapter, 'forecasts');
      await plain.runPlan();
      const during = await readToEnd(adapter, 'forecasts', cursor);
      await plain.waitForTasks();
      const after = await readToEnd(adapter, 'forecasts', during.cursor);
      const stages = [...during.changes, ...after.changes].flatMap((change) =>
        change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT' ? [change.record.status] : [],
      );
      expect([[], ['LOADING', 'PUBLISHED']]).toContainEqual(stages);
    },
  );
});
