// A slice of `npm run drill -- sync`, on services it starts itself.
import { expect, it } from 'vitest';
import { runSyncDrill } from './run-sync-drill.ts';

it('loses and doubles nothing while processes are killed, the database crashes and systems misbehave', async () => {
  const report = await runSyncDrill({ seconds: 15, changesPerSecond: 40, seed: 3 }, (line) => console.log(line));
  expect(report.broken, JSON.stringify(report)).toEqual([]);
  expect(report.troubles.kills + report.troubles.databaseCrashes).toBeGreaterThan(1);
  expect(report.life.movements).toBeGreaterThan(100);
  expect(report.acknowledged).toBeGreaterThan(20);
  expect(report.heard).toBeGreaterThan(20);
  expect(report.injected).toBeGreaterThan(5);
}, 600_000);
