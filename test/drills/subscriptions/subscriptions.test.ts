// A slice of `npm run drill -- subscriptions`, on services it starts itself: nothing lost, doubled or out of order.
import { expect, it } from 'vitest';
import { runDrill } from './run-drill.ts';

it('gives every client exactly what was published for it while everything breaks', async () => {
  const seed = 3;
  const options = { clients: 60, streams: 15, seconds: 40, eventsPerSecond: 40, seed };
  const report = await runDrill(options, (line) => console.log(`seed ${seed}: ${line}`));
  expect(report, `seed ${seed}`).toMatchObject({
    clients: 75,
    exact: 75,
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    foreign: 0,
    wrong: 0,
    firstWrong: null,
  });
  expect(report.published).toBeGreaterThan(100);
  expect(report.trouble.drops).toBeGreaterThan(10);
  expect(report.trouble.kills + report.trouble.drains).toBeGreaterThan(0);
  expect(report.trouble.swaps).toBeGreaterThan(0);
}, 240_000);
