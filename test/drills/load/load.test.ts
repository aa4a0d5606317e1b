// A slice of `npm run drill -- load`.
import { expect, it } from 'vitest';
import { runForecastLoad } from './run-forecast-load.ts';
import { runStorm } from './run-storm.ts';

it('a storm of webhooks is bounded, and what was acknowledged is applied once', async () => {
  const report = await runStorm({ seconds: 5, senders: 32, maxPending: 20, memoryLimit: null }, () => undefined);
  expect(report.broken, JSON.stringify(report)).toEqual([]);
}, 300_000);

it('a forecast goes on at the row where it was killed', async () => {
  const report = await runForecastLoad(
    { rows: 5_000, kills: 2, memoryLimit: null, interactiveP95Ms: null },
    () => undefined,
  );
  expect(report.broken, JSON.stringify(report)).toEqual([]);
  expect(report.kills).toBe(2);
  expect(report.loading.count).toBeGreaterThan(0);
}, 300_000);
