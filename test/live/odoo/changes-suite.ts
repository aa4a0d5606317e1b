import type { SourceCursor } from '@distribution/model/erp/change';
import { describe, expect, it } from 'vitest';
import { keyOfChange } from '../../contract/state.ts';
import { type OdooStand, recordsOf } from './odoo-stand.ts';

/** What changes in Odoo is told once, however Odoo dates it. */
export const describeChanges = (stand: () => OdooStand): void => {
  describe('changes', () => {
    /** The product's changes since a cursor, and the next one. */
    const told = async (tagged: string, cursor: SourceCursor) => {
      const { changes, cursor: next } = await stand().readAll('products', cursor);
      return { changes: changes.filter((change) => keyOfChange(change).includes(tagged)), next };
    };

    it('tells each of many changes of one second, under a rising revision, and nothing twice', async () => {
      const sku = `${stand().tag}-S`;
      const product = await stand().makeProduct(sku);
      let { cursor } = await stand().readAll('products');
      const revisions: number[] = [];
      for (const name of ['one', 'two', 'three', 'four']) {
        await stand().rpc.call('product.product', 'write', [[product], { name: `${sku} ${name}` }]);
        const { changes, next } = await told(sku, cursor);
        expect(recordsOf(changes, 'PRODUCT').map((record) => record.name)).toEqual([`${sku} ${name}`]);
        revisions.push(...recordsOf(changes, 'PRODUCT').map(({ origin }) => origin.revision));
        cursor = next;
      }
      expect(revisions).toEqual([...new Set(revisions)].sort((left, right) => left - right));
      expect((await told(sku, cursor)).changes).toEqual([]);
    });

    it('tells of a renamed product that the old name is gone, and of two that changed names as they are now', async () => {
      const { tag, rpc } = stand();
      const [left, right] = [await stand().makeProduct(`${tag}-N1`), await stand().makeProduct(`${tag}-N2`)];
      const { cursor } = await stand().readAll('products');
      const rename = (id: number, default_code: string) =>
        rpc.call('product.product', 'write', [[id], { default_code }]);
      await rename(left, `${tag}-N0`);
      await rename(right, `${tag}-N1`);
      await rename(left, `${tag}-N2`);
      const swapped = await told(`${tag}-N`, cursor);
      expect(swapped.changes.map((change) => change.operation)).not.toContain('DELETE');
      const names = recordsOf(swapped.changes, 'PRODUCT').map((each) => [each.sku, each.name]);
      expect(new Map(names as [string, string][])).toEqual(
        new Map([
          [`${tag}-N2`, `Article ${tag}-N1`],
          [`${tag}-N1`, `Article ${tag}-N2`],
        ]),
      );
      await rename(left, `${tag}-N3`);
      const renamed = await told(`${tag}-N`, swapped.next);
      expect(renamed.changes.map((change) => [change.operation, keyOfChange(change)])).toEqual([
        ['UPSERT', `PRODUCT ${tag}-N3`],
        ['DELETE', `PRODUCT ${tag}-N2`],
      ]);
    });

    it('parks the second of two products with one code, and tells it when the first has gone', async () => {
      const { tag, rpc } = stand();
      const sku = `${tag}-D`;
      const [first, second] = [
        await stand().makeProduct(sku, { name: 'the first' }),
        await stand().makeProduct(sku, { name: 'the second' }),
      ];
      const all = await stand().readAll('products');
      const parked = all.pages.flatMap(({ untranslatable }) => untranslatable).filter(({ key }) => key.includes(sku));
      expect(parked).toMatchObject([{ reason: expect.stringContaining(`product.product ${first}`) as string }]);
      expect(recordsOf(all.changes, 'PRODUCT').filter((each) => each.sku === sku)).toMatchObject([
        { name: 'the first' },
      ]);
      await rpc.call('product.product', 'unlink', [[first]]);
      const { changes } = await told(sku, all.cursor);
      expect(recordsOf(changes, 'PRODUCT')).toMatchObject([{ sku, name: 'the second' }]);
      expect(changes).toHaveLength(1);
      expect(second).toBeGreaterThan(first);
    });

    it('tells an archived product as blocked, and a deleted one as gone', async () => {
      const sku = `${stand().tag}-A`;
      const product = await stand().makeProduct(sku);
      const { cursor } = await stand().readAll('products');
      await stand().rpc.call('product.product', 'write', [[product], { active: false }]);
      const archived = await told(sku, cursor);
      expect(recordsOf(archived.changes, 'PRODUCT')).toMatchObject([{ sku, status: 'BLOCKED' }]);
      await stand().rpc.call('product.product', 'unlink', [[product]]);
      const { changes } = await told(sku, archived.next);
      expect(changes).toMatchObject([{ operation: 'DELETE', key: [sku] }]);
    });
  });
};
