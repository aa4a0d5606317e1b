// The adapter on an Odoo that may hold anything else besides: every test makes what it needs and looks at nothing else.
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { describeChanges } from './changes-suite.ts';
import { describeGoods } from './goods-suite.ts';
import type { OdooTarget } from './odoo-rpc.ts';
import { type OdooStand, openOdooStand } from './odoo-stand.ts';
import { describePurchaseOrders } from './purchase-orders-suite.ts';
import { describeReads } from './reads-suite.ts';

const MINUTES = 60_000;

/** The suite, on the target that is opened before it and closed after it. */
export const describeOdoo = (
  name: string,
  openTarget: () => Promise<{ readonly target: OdooTarget; readonly close: () => Promise<void> }>,
): void => {
  describe(name, { timeout: 3 * MINUTES }, () => {
    const closing: (() => Promise<void>)[] = [];
    let open: OdooStand | undefined;
    beforeAll(async () => {
      const { target, close } = await openTarget();
      closing.push(close);
      open = await openOdooStand(target);
      closing.unshift(() => stand().close());
    }, 2 * MINUTES);
    afterEach(() => open?.closeAdapters());
    afterAll(async () => {
      for (const close of closing) await close();
    }, 2 * MINUTES);
    const stand = (): OdooStand => {
      if (open === undefined) throw new Error('Odoo was not reached');
      return open;
    };

    describeReads(stand);
    describeChanges(stand);
    describeGoods(stand);
    describePurchaseOrders(stand);
  });
};
