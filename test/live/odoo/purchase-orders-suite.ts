import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import { beforeAll, describe, expect, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { openForgetfulLine } from '../tryton/forgetful-line.ts';
import { type OdooStand, approvalOf, recordsOf } from './odoo-stand.ts';

/** Orders are written once, through Odoo's own workflow, whatever is lost on the way. */
export const describePurchaseOrders = (stand: () => OdooStand): void => {
  describe('purchase orders', () => {
    const sku = (): string => `${stand().tag}-P`;
    beforeAll(async () => void (await stand().makeProduct(sku())));

    const orderOf = (quantity: string, price = '37.25'): NewPurchaseOrder => {
      const currency = parseCurrencyCode(stand().currency);
      return {
        legalEntity: legalEntityCodeSchema.parse('US01'),
        supplierCode: supplierCodeSchema.parse(stand().supplier),
        shipToCode: locationCodeSchema.parse(stand().warehouse.code),
        orderedAt: parseInstant('2026-03-02T08:00:00Z'),
        currency,
        lines: [
          {
            number: 10,
            sku: skuSchema.parse(sku()),
            quantity: { value: parseDecimal(quantity), unit: unitCodeSchema.parse('EA') },
            unitPrice: { amount: parseDecimal(price), currency },
            requestedOn: parseLocalDate('2026-03-09'),
          },
        ],
      };
    };
    const sinkOf = ({ purchasing }: SystemAdapter): PurchaseOrderSink => {
      if (purchasing === null) throw new Error('the adapter writes no purchase orders');
      return purchasing;
    };
    const keyOf = (name: string): string => `${stand().tag}-${name}`;
    const make = (adapter: SystemAdapter, name: string, order: NewPurchaseOrder) =>
      sinkOf(adapter).createPurchaseOrder(
        order,
        {
          requestedBy: 'planner',
          approval: approvalOf({
            kind: 'CREATE_PURCHASE_ORDER',
            system: 'erp',
            requestedBy: 'planner',
            content: order,
          }),
          idempotencyKey: keyOf(name),
        },
        patientCall(),
      );
    const kept = (name: string) =>
      stand().rpc.find('purchase.order', [['origin', 'like', `${keyOf(name)} `]], ['name', 'state', 'order_line']);

    it('makes an approved order, confirmed, and answers it as its flow tells it', async () => {
      const made = await make(stand().connect(), 'made', orderOf('30'));
      expect(made).toMatchObject({
        status: 'SENT',
        supplierCode: stand().supplier,
        shipToCode: stand().warehouse.code,
        orderedAt: '2026-03-02T08:00:00.000Z',
        totalAmount: { amount: '1117.5', currency: stand().currency },
        lines: [
          {
            orderedQuantity: { value: '30', unit: 'EA' },
            unitPrice: { amount: '37.25' },
            expectedAt: '2026-03-09T23:59:59.000Z',
          },
        ],
      });
      const { changes } = await stand().readAll('purchase-orders');
      const [told] = recordsOf(changes, 'PURCHASE_ORDER').filter(({ number }) => number === made.number);
      expect({ ...told, origin: null }).toEqual({ ...made, origin: null });
    });

    it('leaves an order as a request for quotation where somebody else confirms', async () => {
      const made = await make(stand().connect({ purchaseOrderState: 'QUOTATION' }), 'quoted', orderOf('1'));
      expect(made.status).toBe('DRAFT');
      expect(await kept('quoted')).toMatchObject([{ state: 'draft', name: made.number }]);
    });

    it('makes one order under one key, and refuses another order under it', async () => {
      const first = await make(stand().connect(), 'again', orderOf('2'));
      expect((await make(stand().connect(), 'again', orderOf('2'))).number).toBe(first.number);
      await expect(make(stand().connect(), 'again', orderOf('3'))).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
      expect(await kept('again')).toHaveLength(1);
    });

    it('makes one order with its lines once when four senders use the key at once', async () => {
      const senders = Array.from({ length: 4 }, () => make(stand().connect(), 'race', orderOf('5')));
      const ended = await Promise.allSettled(senders);
      // Whoever Odoo put off under contention is told to send again, and finds the order.
      const again = await Promise.all(ended.map(() => make(stand().connect(), 'race', orderOf('5'))));
      expect(new Set(again.map(({ number }) => number)).size).toBe(1);
      for (const each of ended)
        if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      const orders = await kept('race');
      expect(orders).toMatchObject([{ state: 'purchase' }]);
      expect(orders[0]?.['order_line']).toHaveLength(1);
    });

    it.each([['load'], ['write'], ['button_confirm']])(
      'makes one order when the answer to %s is lost',
      async (step) => {
        const line = await openForgetfulLine(stand().target.url, `"purchase.order","${step}"`);
        try {
          const made = await make(stand().connect({ baseUrl: line.url }), `lost-${step}`, orderOf('7'));
          expect(line.hasForgotten()).toBe(true);
          expect(made).toMatchObject({ status: 'SENT', lines: [{ orderedQuantity: { value: '7' } }] });
          expect(await kept(`lost-${step}`)).toMatchObject([{ name: made.number, state: 'purchase' }]);
        } finally {
          await line.close();
        }
      },
    );

    it('says what is not known there or would be cut off, and makes nothing of it', async () => {
      const attempt = (name: string, change: Partial<NewPurchaseOrder>, base = orderOf('1')) =>
        make(stand().connect(), name, { ...base, ...change });
      await expect(attempt('u1', { supplierCode: supplierCodeSchema.parse('V-999') })).rejects.toMatchObject({
        code: 'UNKNOWN_REFERENCE',
      });
      const [line] = orderOf('1').lines;
      if (line === undefined) throw new Error('the order has a line');
      const weighed = { ...line, quantity: { value: parseDecimal('1'), unit: unitCodeSchema.parse('KGM') } };
      await expect(attempt('u2', { lines: [weighed] })).rejects.toMatchObject({ code: 'CONVERSION_UNKNOWN' });
      await expect(attempt('u3', {}, orderOf('1', '1.123456789'))).rejects.toMatchObject({
        code: 'CONVERSION_INEXACT',
      });
      for (const name of ['u1', 'u2', 'u3']) expect(await kept(name)).toEqual([]);
    });

    it('tells a receipt as the order, the stock and the movements have it', async () => {
      const { rpc, warehouse } = stand();
      const cursor = (await stand().readAll('purchase-orders')).cursor;
      const made = await make(stand().connect(), 'received', orderOf('11'));
      const picking = await rpc.one('stock.picking', [['origin', '=', made.number]]);
      const moved = (await stand().readAll('movements')).cursor;
      const stocked = (await stand().readAll('inventory')).cursor;
      await stand().finishPicking(picking.id);
      const orders = recordsOf((await stand().readAll('purchase-orders', cursor)).changes, 'PURCHASE_ORDER');
      expect(orders.filter(({ number }) => number === made.number).at(-1)).toMatchObject({
        status: 'RECEIVED',
        lines: [{ receivedQuantity: { value: '11' } }],
      });
      const positions = recordsOf((await stand().readAll('inventory', stocked)).changes, 'INVENTORY_POSITION');
      expect(positions.filter((each) => each.sku === sku())).toMatchObject([
        { onHand: '11', locationCode: warehouse.code },
      ]);
      const movements = recordsOf((await stand().readAll('movements', moved)).changes, 'INVENTORY_MOVEMENT');
      expect(movements.filter((each) => each.sku === sku())).toMatchObject([{ kind: 'RECEIPT', quantity: '11' }]);
    });
  });
};
