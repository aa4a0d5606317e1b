import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { describe, expect, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { groupedBy, skuOfItem } from './seed-tryton.ts';
import { type TrytonStand, recordsOf } from './tryton-stand.ts';

/** What is read by key and from the beginning equals what the files say. */
export const describeReads = (stand: () => TrytonStand): void => {
  describe('reads', () => {
    const items = (): string[] => [...new Set(stand().slice.deliveries.map(({ item }) => item))];

    it('tells every purchase order of the real file, line by line', async () => {
      const { changes, pages } = await stand().readAll('purchase-orders');
      expect(pages.flatMap(({ untranslatable }) => untranslatable)).toEqual([]);
      const references = new Map(
        (await stand().rpc.find('purchase.purchase', [], ['number', 'reference'])).map((row) => [
          row['number'],
          row['reference'],
        ]),
      );
      const told = recordsOf(changes, 'PURCHASE_ORDER').map((order) => ({
        order: references.get(order.number),
        lines: order.lines.map(({ sku, orderedQuantity, unitPrice, requestedAt }) =>
          [sku, orderedQuantity.value, unitPrice.amount, requestedAt.slice(0, 10)].join(' '),
        ),
      }));
      const filed = [...groupedBy(stand().slice.deliveries, ({ order }) => order)].map(([order, lines]) => ({
        order,
        lines: lines.map(({ item, quantity, price, dueOn }) =>
          [skuOfItem(items(), item), String(quantity), parseDecimal(price), dueOn].join(' '),
        ),
      }));
      expect(told).toEqual(filed);
    });

    it('tells every sales order of the real file with its lines, amounts and customer', async () => {
      const { changes } = await stand().readAll('sales-orders');
      const told = recordsOf(changes, 'SALES_ORDER').map((order) => ({
        order: order.customerReference,
        customer: order.customerCode,
        status: order.status,
        lines: order.lines.map(({ sku, quantity, unitPrice }) => [sku, quantity.value, unitPrice.amount].join(' ')),
        total: order.totalAmount.amount,
      }));
      const filed = [...groupedBy(stand().slice.sales, ({ order }) => order)].map(([order, lines]) => ({
        order,
        customer: lines[0]?.customer,
        status: 'CONFIRMED',
        lines: lines.map(({ item, quantity, price }) => [item, String(quantity), parseDecimal(price)].join(' ')),
        total: parseDecimal(
          (
            lines.reduce((sum, { quantity, price }) => sum + quantity * Math.round(Number(price) * 100), 0) / 100
          ).toFixed(2),
        ),
      }));
      expect(told).toEqual(filed);
    });

    it('answers each batch in the order of its keys, with null for what there is not', async () => {
      const { products, locations, supply, orders, inventory } = stand().connect({ maxKeysPerRead: 2 });
      const skus = [stand().slice.sales[1]?.item, 'NO-SUCH', 'MED-002', stand().slice.sales[0]?.item, 'MED-001'].map(
        (sku) => skuSchema.parse(sku),
      );
      const valueOf = <T>(answer: { readonly ok: boolean; readonly value?: T | null }): T | null | undefined =>
        answer.value;
      const found = await products?.loadProducts(skus, patientCall());
      expect(found?.map(valueOf).map((product) => product?.sku ?? null)).toEqual(
        skus.map((sku) => (sku === 'NO-SUCH' ? null : sku)),
      );
      const codes = ['WH2', 'XX', 'WH'].map((code) => locationCodeSchema.parse(code));
      const places = await locations?.loadLocations(codes, patientCall());
      expect(places?.map(valueOf).map((place) => place?.code ?? null)).toEqual(['WH2', null, 'WH']);
      const vendors = ['V-2', '17850', 'V-1'].map((code) => supplierCodeSchema.parse(code)); // 17850 is a customer
      const suppliers = await supply?.loadSuppliers(vendors, patientCall());
      expect(suppliers?.map(valueOf).map((supplier) => supplier?.code ?? null)).toEqual(['V-2', null, 'V-1']);
      const numbers = ['2', '999', '1'];
      const bought = await supply?.loadPurchaseOrders(
        numbers.map((text) => purchaseOrderNumberSchema.parse(text)),
        patientCall(),
      );
      expect(bought?.map(valueOf).map((order) => order?.number ?? null)).toEqual(['2', null, '1']);
      const sold = await orders?.loadSalesOrders(
        numbers.map((text) => orderNumberSchema.parse(text)),
        patientCall(),
      );
      expect(sold?.map(valueOf).map((order) => order?.number ?? null)).toEqual(['2', null, '1']);
      const keys = [
        { sku: skuSchema.parse('MED-001'), locationCode: locationCodeSchema.parse('WH2') },
        { sku: skuSchema.parse('NO-SUCH'), locationCode: locationCodeSchema.parse('WH') },
        { sku: skuSchema.parse('MED-001'), locationCode: locationCodeSchema.parse('WH') },
      ];
      const positions = await inventory?.loadPositions(keys, patientCall());
      const ordered = stand()
        .slice.deliveries.filter(({ item }) => item === items()[0])
        .reduce((sum, { quantity }) => sum + quantity, 0);
      expect(positions?.map(valueOf).map((position) => position?.onOrder ?? null)).toEqual([
        '0',
        null,
        String(ordered),
      ]);
    });

    it('tells suppliers and customers apart by their category', async () => {
      const suppliers = recordsOf((await stand().readAll('suppliers')).changes, 'SUPPLIER').map(({ name }) => name);
      const customers = recordsOf((await stand().readAll('customers')).changes, 'CUSTOMER').map(({ code }) => code);
      expect(new Set(suppliers)).toEqual(new Set(stand().slice.deliveries.map(({ vendor }) => vendor)));
      expect(new Set(customers)).toEqual(new Set(stand().slice.sales.map(({ customer }) => customer)));
    });

    it('goes on when Tryton has forgotten the session', async () => {
      const adapter = stand().connect();
      await adapter.probe(patientCall());
      await stand().server.forgetSessions();
      const codes = ['WH', 'WH2'].map((code) => locationCodeSchema.parse(code));
      const { locations } = adapter;
      if (locations === null) throw new Error('the adapter reads no locations');
      const answers = await Promise.all(codes.map((code) => locations.loadLocations([code], patientCall())));
      expect(answers.map(([answer]) => answer?.ok)).toEqual([true, true]);
      await stand().rpc.renew();
    });

    it('says so when the password is wrong, without showing it', async () => {
      const password = 'not-the-Password-77';
      const adapter = stand().connect({ credentials: { kind: 'BASIC', username: 'admin', password } });
      const failure = await adapter.probe(patientCall()).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'UPSTREAM_REJECTED', retryable: false });
      expect(JSON.stringify([failure, String(failure)])).not.toContain(password);
    });
  });
};
