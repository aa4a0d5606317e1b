// The adapter on a real Tryton, filled with real orders: what it tells equals what the files say and what a plain client
// reads; changes, workflow, locking and lost answers are Tryton's own.
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import { describeChanges } from './changes-suite.ts';
import { describePurchaseOrders } from './purchase-orders-suite.ts';
import { describeReads } from './reads-suite.ts';
import { hasTryton } from './tryton-server.ts';
import { type TrytonStand, openTrytonStand } from './tryton-stand.ts';

const MINUTES = 60_000;
const realData = process.env['REAL_DATA_DIR'];
const why = hasTryton ? 'REAL_DATA_DIR names no real data' : 'Tryton is not installed (docs/adapters/tryton.md)';
const runs = hasTryton && realData !== undefined;
if (!runs) {
  if (process.env['CI'] !== undefined) throw new Error(`the suite on a real Tryton cannot run: ${why}`);
  console.log(`skipped: the suite on a real Tryton, for ${why}`);
}

describe.skipIf(!runs)('a real Tryton', { timeout: 3 * MINUTES }, () => {
  let open: TrytonStand | undefined;
  beforeAll(async () => {
    open = await openTrytonStand(inject('testServer').adminUrl, realData ?? '');
  }, 15 * MINUTES);
  afterEach(() => open?.closeAdapters());
  afterAll(() => open?.close(), MINUTES);
  const stand = (): TrytonStand => {
    if (open === undefined) throw new Error('Tryton did not start');
    return open;
  };

  describeReads(stand);
  describeChanges(stand);
  describePurchaseOrders(stand);
});
