// A slice of `npm run drill -- erp`, on services it starts itself: the quota holds at the ERP, nothing is lost or doubled.
import { expect, it } from 'vitest';
import { hasRedisServer } from '../../kit/redis-server.ts';
import { runErpDrill } from './run-erp-drill.ts';

it.skipIf(!hasRedisServer)(
  'keeps to the quota, loses no order and answers every read whatever becomes of the ERP',
  async () => {
    const report = await runErpDrill(2, (line) => console.log(line));
    expect(report.broken, JSON.stringify(report)).toEqual([]);
    expect(report.arrived).toBeGreaterThan(30);
    expect(report.orders.asked).toBeGreaterThan(8);
  },
  240_000,
);
