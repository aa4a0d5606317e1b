import { canonicalChangesSchema } from '../../contract/canonical-changes.ts';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { FLOW_OF_RECORD } from '@distribution/model/erp/change';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { describe, expect, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { type OdooStand, recordsOf } from './odoo-stand.ts';

const failureOf = (adapter: SystemAdapter) => adapter.probe(patientCall()).catch((error: unknown) => error);

/** What is read by key and from the beginning is what a plain client reads. */
export const describeReads = (stand: () => OdooStand): void => {
  describe('reads', () => {
    it('reads every flow to its end: canonical records, and a reason for every row that is none', async () => {
      const adapter = stand().connect();
      for (const flow of adapter.changes.flows) {
        const { changes, pages } = await stand().readAll(flow);
        expect(canonicalChangesSchema.safeParse(changes).error?.issues).toBeUndefined();
        expect(changes.filter(({ of }) => FLOW_OF_RECORD[of] !== flow)).toEqual([]);
        const poor = pages
          .flatMap(({ untranslatable }) => untranslatable)
          .filter(({ key, reason, payload }) => key === '' || reason === '' || payload === '');
        expect(poor).toEqual([]);
      }
    });

    it('answers a batch in the order of its keys, with null for what there is not', async () => {
      const { tag, warehouse, supplier } = stand();
      await stand().makeProduct(`${tag}-R1`);
      await stand().makeProduct(`${tag}-R2`);
      const { products, locations, supply } = stand().connect({ maxKeysPerRead: 2 });
      const skus = [`${tag}-R2`, 'NO-SUCH', `${tag}-R1`].map((sku) => skuSchema.parse(sku));
      const found = await products?.loadProducts(skus, patientCall());
      expect(found?.map((answer) => (answer.ok ? (answer.value?.sku ?? null) : answer))).toEqual([
        skus[0],
        null,
        skus[2],
      ]);
      const codes = ['NO', warehouse.code].map((code) => locationCodeSchema.parse(code));
      const places = await locations?.loadLocations(codes, patientCall());
      expect(places?.map((answer) => (answer.ok ? (answer.value?.code ?? null) : answer))).toEqual([
        null,
        warehouse.code,
      ]);
      const vendors = [supplier, 'NO-SUCH'].map((code) => supplierCodeSchema.parse(code));
      const suppliers = await supply?.loadSuppliers(vendors, patientCall());
      expect(suppliers?.map((answer) => (answer.ok ? (answer.value?.code ?? null) : answer))).toEqual([supplier, null]);
    });

    it('tells a partner without a reference by its number, and reads it by that', async () => {
      const id = await stand().rpc.create('res.partner', { name: `${stand().tag} nameless`, is_company: true });
      const code = supplierCodeSchema.parse(`ID-${id}`);
      const [answer] = (await stand().connect().supply?.loadSuppliers([code], patientCall())) ?? [];
      expect(answer).toMatchObject({ ok: true, value: { code, name: `${stand().tag} nameless` } });
      await stand().rpc.call('res.partner', 'unlink', [[id]]);
    });

    it('reads the terms of a supplier and a reordering rule', async () => {
      const { rpc, tag, partners, warehouse, supplier } = stand();
      const sku = `${tag}-T`;
      const product = await stand().makeProduct(sku);
      const { product_tmpl_id } = await rpc.one('product.product', [['id', '=', product]], ['product_tmpl_id']);
      const [template] = product_tmpl_id as [number, string];
      const offer = await rpc.create('product.supplierinfo', {
        partner_id: partners.supplier,
        product_tmpl_id: template,
        min_qty: 5,
        price: 3.25,
        delay: 9,
      });
      const rule = await rpc.create('stock.warehouse.orderpoint', {
        product_id: product,
        warehouse_id: warehouse.id,
        location_id: warehouse.stock,
        product_min_qty: 10,
        product_max_qty: 40,
        trigger: 'manual', // nothing is ordered by itself
      });
      const offers = await stand().readAll('supplier-products');
      expect(recordsOf(offers.changes, 'SUPPLIER_PRODUCT').filter((each) => each.sku === sku)).toMatchObject([
        {
          supplierCode: supplier,
          leadTimeDays: 9,
          minimumOrderQuantity: { value: '5' },
          unitPrice: { amount: '3.25' },
        },
      ]);
      const rules = await stand().readAll('planning-parameters');
      expect(recordsOf(rules.changes, 'PLANNING_PARAMETERS').filter((each) => each.sku === sku)).toMatchObject([
        { locationCode: warehouse.code, reorderPoint: '10', maximumStock: '40' },
      ]);
      await rpc.call('product.supplierinfo', 'unlink', [[offer]]);
      await rpc.call('stock.warehouse.orderpoint', 'unlink', [[rule]]);
      const gone = [
        ...(await stand().readAll('supplier-products', offers.cursor)).changes,
        ...(await stand().readAll('planning-parameters', rules.cursor)).changes,
      ].filter(({ operation }) => operation === 'DELETE');
      expect(gone).toMatchObject([{ key: [sku, supplier] }, { key: [sku, warehouse.code] }]);
    });

    it('says so when the password is wrong, without showing it, and does not knock again at once', async () => {
      const password = 'not-the-Password-77';
      const { username } = stand().target;
      const adapter = stand().connect({ credentials: { kind: 'BASIC', username, password } });
      const failure = await failureOf(adapter);
      expect(failure).toMatchObject({ code: 'UPSTREAM_REJECTED', retryable: false });
      expect(JSON.stringify([failure, String(failure)])).not.toContain(password);
      expect(await failureOf(adapter)).toBe(failure);
    });

    it('reads much at once without asking for more than Odoo stands', async () => {
      const { locations } = stand().connect();
      if (locations === null) throw new Error('the adapter reads no locations');
      const codes = [locationCodeSchema.parse(stand().warehouse.code)];
      const answers = await Promise.all(
        Array.from({ length: 80 }, () => locations.loadLocations(codes, patientCall())),
      );
      expect(answers.filter(([answer]) => answer?.ok !== true)).toEqual([]);
    });
  });
};
