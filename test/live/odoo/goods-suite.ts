import type { SourceCursor } from '@distribution/model/erp/change';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { describe, expect, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { type OdooStand, recordsOf } from './odoo-stand.ts';

/** Stock, and what moves it. */
export const describeGoods = (stand: () => OdooStand): void => {
  describe('goods', () => {
    const positionOf = async (sku: string) => {
      const key = { sku: skuSchema.parse(sku), locationCode: locationCodeSchema.parse(stand().warehouse.code) };
      const [answer] = (await stand().connect().inventory?.loadPositions([key], patientCall())) ?? [];
      if (answer?.ok !== true) throw new Error(`the position cannot be read: ${JSON.stringify(answer)}`);
      return answer.value;
    };
    const cursors = async (...flows: readonly FlowName[]): Promise<ReadonlyMap<FlowName, SourceCursor>> => {
      const read = await Promise.all(flows.map(async (flow) => [flow, (await stand().readAll(flow)).cursor] as const));
      return new Map(read);
    };
    const changesOf = async (flow: FlowName, from: ReadonlyMap<FlowName, SourceCursor>) =>
      (await stand().readAll(flow, from.get(flow) ?? null)).changes;

    it('tells what was counted as stock and as a movement', async () => {
      const sku = `${stand().tag}-G1`;
      const product = await stand().makeProduct(sku);
      const from = await cursors('inventory', 'movements');
      await stand().count(product, 12.5);
      expect(await positionOf(sku)).toMatchObject({ onHand: '12.5', allocated: '0', onOrder: '0' });
      const positions = recordsOf(await changesOf('inventory', from), 'INVENTORY_POSITION');
      expect(positions.filter((each) => each.sku === sku)).toMatchObject([{ onHand: '12.5' }]);
      const movements = recordsOf(await changesOf('movements', from), 'INVENTORY_MOVEMENT');
      expect(movements.filter((each) => each.sku === sku)).toMatchObject([
        { kind: 'ADJUSTMENT', quantity: '12.5', locationCode: stand().warehouse.code, reason: 'INVENTORY' },
      ]);
    });

    it('tells an empty position once it is empty, and not before there was anything', async () => {
      const sku = `${stand().tag}-G2`;
      const product = await stand().makeProduct(sku);
      const ofProduct = async (cursor: SourceCursor | null) => {
        const { changes, cursor: next } = await stand().readAll('inventory', cursor);
        return { next, told: recordsOf(changes, 'INVENTORY_POSITION').filter((each) => each.sku === sku) };
      };
      const before = await ofProduct(null);
      expect(before.told).toEqual([]);
      await stand().count(product, 4);
      const full = await ofProduct(before.next);
      expect(full.told.map(({ onHand }) => onHand)).toEqual(['4']);
      await stand().count(product, 0);
      const empty = await ofProduct(full.next);
      expect(empty.told.map(({ onHand }) => onHand)).toEqual(['0']);
      expect((await ofProduct(empty.next)).told).toEqual([]);
    });

    it('tells a sale from what is ordered over what is set aside to what has left', async () => {
      const { rpc, tag, partners, warehouse, customer } = stand();
      const sku = `${tag}-G3`;
      const product = await stand().makeProduct(sku);
      await stand().count(product, 10);
      const { uom_id } = await rpc.one('product.product', [['id', '=', product]], ['uom_id']);
      const [unit] = uom_id as [number, string];
      const sale = await rpc.create('sale.order', {
        partner_id: partners.customer,
        warehouse_id: warehouse.id,
        client_order_ref: tag,
        order_line: [
          [0, 0, { product_id: product, name: sku, product_uom: unit, product_uom_qty: 4, price_unit: 2.5 }],
        ],
      });
      const { name } = await rpc.one('sale.order', [['id', '=', sale]], ['name']);
      const number = orderNumberSchema.parse(name);
      const from = await cursors('sales-orders', 'shipments', 'movements');
      const orderNow = async () => {
        const [answer] = (await stand().connect().orders?.loadSalesOrders([number], patientCall())) ?? [];
        return answer?.ok === true ? answer.value : answer;
      };
      expect(await orderNow()).toMatchObject({ status: 'DRAFT', customerCode: customer, customerReference: tag });
      await rpc.call('sale.order', 'action_confirm', [[sale]]);
      expect(await orderNow()).toMatchObject({
        status: 'ALLOCATED',
        lines: [{ sku, quantity: { value: '4' }, allocatedQuantity: { value: '4' }, lineAmount: { amount: '10' } }],
      });
      expect(await positionOf(sku)).toMatchObject({ onHand: '10', allocated: '4', backordered: '0' });
      const shipped = async () =>
        recordsOf(await changesOf('shipments', from), 'SHIPMENT').filter((each) => each.salesOrderNumber === number);
      expect(await shipped()).toMatchObject([{ status: 'PICKING', lines: [{ sku, quantity: { value: '4' } }] }]);
      const picking = await rpc.one('stock.picking', [['sale_id', '=', sale]]);
      await stand().finishPicking(picking.id);
      expect(await orderNow()).toMatchObject({ status: 'SHIPPED', lines: [{ shippedQuantity: { value: '4' } }] });
      expect(await positionOf(sku)).toMatchObject({ onHand: '6', allocated: '0' });
      expect(await shipped()).toMatchObject([{ status: 'DISPATCHED', milestones: [{ kind: 'DISPATCHED' }] }]);
      const orders = recordsOf(await changesOf('sales-orders', from), 'SALES_ORDER');
      expect(orders.filter((each) => each.number === number)).toMatchObject([{ status: 'SHIPPED' }]);
      const movements = recordsOf(await changesOf('movements', from), 'INVENTORY_MOVEMENT');
      expect(movements.filter((each) => each.sku === sku)).toMatchObject([
        { kind: 'ISSUE', quantity: '-4', documentNumber: number },
      ]);
    });
  });
};
