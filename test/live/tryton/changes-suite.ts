import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { connectOnce } from '@distribution/prisma/store/connect';
import { describe, expect, inject, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { keyOfChange, stateAfter } from '../../contract/state.ts';
import { type TrytonStand, recordsOf } from './tryton-stand.ts';

/** What changes in Tryton is told once, with everything that hangs together with it. */
export const describeChanges = (stand: () => TrytonStand): void => {
  describe('changes', () => {
    const settled = async (flow: FlowName, cursor: SourceCursor | null): Promise<SourceCursor> => {
      const { changes, cursor: next } = await stand().readAll(flow, cursor, stand().connect({ pageSize: 200 }));
      return changes.length === 0 ? next : settled(flow, next);
    };

    it.each<[FlowName, string, () => Promise<unknown>]>([
      [
        'products',
        'the name, which the template keeps',
        async () => {
          const [product] = await stand().rpc.find('product.product', [['code', '=', 'MED-001']], ['template']);
          await stand().rpc.call('product.template', 'write', [product?.['template']], { name: 'Another name' });
        },
      ],
      [
        'purchase-orders',
        'a line that was written without its order',
        async () => {
          const [line] = await stand().rpc.find('purchase.line', [['purchase', '=', stand().seeded.purchases[0]]]);
          await stand().rpc.call('purchase.line', 'write', [line?.id], { note: 'call before delivery' });
        },
      ],
      [
        'suppliers',
        'an address',
        async () => {
          const [address] = await stand().rpc.find('party.address', [['party.code', '=', 'V-1']]);
          await stand().rpc.call('party.address', 'write', [address?.id], { city: 'Geneva' });
        },
      ],
    ])('%s: told once: %s', async (flow, _what, change) => {
      const before = await stand().readAll(flow);
      const cursor = await settled(flow, before.cursor);
      await change();
      const after = await stand().readAll(flow, cursor);
      expect(after.changes).toHaveLength(1);
      expect(await stand().readAll(flow, after.cursor)).toMatchObject({ changes: [] });
      const known = stateAfter([...before.changes, ...after.changes]);
      expect(known).toEqual(stateAfter((await stand().readAll(flow)).changes));
    });

    it('finds a record that was committed late, dated before what was read already', async () => {
      const cursor = await settled('customers', null);
      const [category] = await stand().rpc.find('party.category', [['name', '=', 'Customer']]);
      await stand().rpc.create('party.party', { name: 'Late', code: 'LATE-1', categories: [['add', [category?.id]]] });
      const own = new URL(inject('testServer').adminUrl);
      own.pathname = `/${stand().server.database}`;
      const database = await connectOnce(own.href, 'tryton-test');
      await database
        .query(
          `UPDATE party_party SET create_date = create_date - interval '5 minutes', write_date = NULL WHERE code = 'LATE-1'`,
        )
        .finally(() => database.end());
      expect((await stand().readAll('customers', cursor)).changes.map(keyOfChange)).toEqual(['CUSTOMER LATE-1']);
    });

    it('reads on with another adapter where the first one stopped', async () => {
      const whole = stateAfter((await stand().readAll('products', null, stand().connect({ pageSize: 1000 }))).changes);
      const seen: CanonicalChange[] = [];
      for (let at: SourceCursor | null = null, complete = false; !complete;) {
        const page = await stand().connect({ pageSize: 13 }).changes.readChanges('products', at, patientCall());
        seen.push(...page.changes);
        ({ cursor: at, complete } = page);
      }
      expect(stateAfter(seen)).toEqual(whole);
    });

    it('refuses a cursor that is not its own', async () => {
      const foreign = '{"some":"thing"}' as SourceCursor; // deliberately not a cursor
      await expect(stand().readAll('products', foreign)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    });

    it('tells a receipt as the order, the stock and the movements have it', async () => {
      const cursors = new Map<FlowName, SourceCursor>();
      const flows: FlowName[] = ['purchase-orders', 'inventory', 'movements'];
      for (const flow of flows) cursors.set(flow, await settled(flow, null));
      const [purchase = 0] = stand().seeded.purchases;
      const moves = await stand().rpc.find(
        'stock.move',
        [['origin.purchase', '=', purchase, 'purchase.line']],
        ['quantity', 'product'],
      );
      const [order] = await stand().rpc.find('purchase.purchase', [['id', '=', purchase]], ['party', 'number']);
      const [shipment = 0] = await stand().rpc.create('stock.shipment.in', {
        supplier: order?.['party'],
        warehouse: stand().seeded.warehouses.WH,
        incoming_moves: [['add', moves.map(({ id }) => id)]],
      });
      await stand().rpc.call('stock.shipment.in', 'receive', [shipment]);
      await stand().rpc.call('stock.shipment.in', 'done', [shipment]);

      const told = async (flow: FlowName) => (await stand().readAll(flow, cursors.get(flow) ?? null)).changes;
      const [received] = recordsOf(await told('purchase-orders'), 'PURCHASE_ORDER');
      expect(received).toMatchObject({ number: order?.['number'], status: 'CLOSED' });
      expect(received?.lines.map(({ receivedQuantity }) => receivedQuantity.value)).toEqual(
        received?.lines.map(({ orderedQuantity }) => orderedQuantity.value),
      );
      const quantities = moves.map(({ quantity }) => String(quantity));
      const positions = recordsOf(await told('inventory'), 'INVENTORY_POSITION');
      // Told for each move that touched it, perhaps on two pages: the last one counts.
      expect([...new Map(positions.map(({ sku, onHand }) => [sku, onHand])).values()]).toEqual(quantities);
      const movements = recordsOf(await told('movements'), 'INVENTORY_MOVEMENT');
      expect(movements.map(({ kind, quantity, locationCode }) => [kind, quantity, locationCode])).toEqual(
        quantities.map((quantity) => ['RECEIPT', quantity, 'WH']),
      );
    });

    it('tells a sale from what is ordered over what is set aside to what has left', async () => {
      const [sale = 0] = stand().seeded.sales;
      const [row] = await stand().rpc.find('sale.sale', [['id', '=', sale]], ['number']);
      const number = orderNumberSchema.parse(row?.['number']);
      const moves = await stand().rpc.find(
        'stock.move',
        [['origin.sale', '=', sale, 'sale.line']],
        ['product', 'quantity', 'shipment'],
      );
      const [storage] = await stand().rpc.find('stock.location', [
        ['type', '=', 'storage'],
        ['code', '=', 'STO'],
      ]);
      const lines = moves.map(({ product, quantity }) => ({ product, quantity, expected_quantity: 0 }));
      const [count = 0] = await stand().rpc.create('stock.inventory', {
        location: storage?.id,
        lines: [['create', lines]],
      });
      await stand().rpc.call('stock.inventory', 'confirm', [count]);
      const shipment = Number(String(moves[0]?.['shipment']).split(',')[1]);

      const seen = async () => {
        const adapter = stand().connect();
        const [order] = (await adapter.orders?.loadSalesOrders([number], patientCall())) ?? [];
        const [product] = await stand().rpc.find('product.product', [['id', '=', moves[0]?.['product']]], ['code']);
        const key = { sku: skuSchema.parse(product?.['code']), locationCode: locationCodeSchema.parse('WH') };
        const [position] = (await adapter.inventory?.loadPositions([key], patientCall())) ?? [];
        if (order?.ok !== true || position?.ok !== true) throw new Error('it cannot be read');
        const shipped = recordsOf((await stand().readAll('shipments')).changes, 'SHIPMENT').find(
          (one) => one.salesOrderNumber === number,
        );
        return { order: order.value?.status, shipment: shipped?.status, onHand: position.value?.onHand };
      };
      const quantity = String(moves[0]?.['quantity']);
      const cursor = await settled('sales-orders', null);
      expect(await seen()).toEqual({ order: 'CONFIRMED', shipment: 'PLANNED', onHand: quantity });
      expect(await stand().rpc.call('stock.shipment.out', 'assign_try', [shipment])).toBe(true);
      expect(await seen()).toEqual({ order: 'ALLOCATED', shipment: 'PICKING', onHand: quantity });
      await stand().rpc.call('stock.shipment.out', 'pick', [shipment]);
      expect(await seen()).toEqual({ order: 'ALLOCATED', shipment: 'PICKING', onHand: quantity });
      await stand().rpc.call('stock.shipment.out', 'pack', [shipment]);
      await stand().rpc.call('stock.shipment.out', 'done', [shipment]);
      expect(await seen()).toEqual({ order: 'CLOSED', shipment: 'DISPATCHED', onHand: '0' });
      const [told] = recordsOf((await stand().readAll('sales-orders', cursor)).changes, 'SALES_ORDER');
      expect(told).toMatchObject({ number, status: 'CLOSED' });
    });

    it('tells a transfer between warehouses, and what it sets aside and moves', async () => {
      const place = async (warehouse: number): Promise<unknown> =>
        (await stand().rpc.find('stock.location', [['id', '=', warehouse]], ['storage_location']))[0]?.[
          'storage_location'
        ];
      const from_location = await place(stand().seeded.warehouses.WH);
      const to_location = await place(stand().seeded.warehouses.WH2);
      const product = stand().seeded.products.get('MED-002');
      const [count = 0] = await stand().rpc.create('stock.inventory', {
        location: from_location,
        lines: [['create', [{ product, quantity: 9, expected_quantity: 0 }]]],
      });
      await stand().rpc.call('stock.inventory', 'confirm', [count]);
      const [cursor, moved] = [await settled('transfer-orders', null), await settled('movements', null)];
      const move = { product, quantity: 4, uom: stand().seeded.unit, from_location, to_location };
      const [transfer = 0] = await stand().rpc.create('stock.shipment.internal', {
        from_location,
        to_location,
        moves: [['create', [move]]],
      });
      await stand().rpc.call('stock.shipment.internal', 'wait', [transfer]);
      await stand().rpc.call('stock.shipment.internal', 'assign_try', [transfer]);
      const amounts = async (code: string) => {
        const key = { sku: skuSchema.parse('MED-002'), locationCode: locationCodeSchema.parse(code) };
        const [position] = (await stand().connect().inventory?.loadPositions([key], patientCall())) ?? [];
        if (position?.ok !== true) throw new Error('it cannot be read');
        return [position.value?.onHand, position.value?.reserved];
      };
      expect([await amounts('WH'), await amounts('WH2')]).toEqual([
        ['9', '4'],
        ['0', '0'],
      ]);
      await stand().rpc.call('stock.shipment.internal', 'done', [transfer]);
      expect([await amounts('WH'), await amounts('WH2')]).toEqual([
        ['5', '0'],
        ['4', '0'],
      ]);
      expect(recordsOf((await stand().readAll('transfer-orders', cursor)).changes, 'TRANSFER_ORDER')).toMatchObject([
        {
          status: 'RECEIVED',
          shipFromCode: 'WH',
          shipToCode: 'WH2',
          lines: [{ sku: 'MED-002', receivedQuantity: { value: '4' } }],
        },
      ]);
      expect(
        recordsOf((await stand().readAll('movements', moved)).changes, 'INVENTORY_MOVEMENT').map((one) => [
          one.kind,
          one.quantity,
        ]),
      ).toEqual([
        ['TRANSFER_OUT', '-4'],
        ['TRANSFER_IN', '4'],
      ]);
    });
  });
};
