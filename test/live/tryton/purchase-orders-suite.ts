import type { ApprovalToken } from '@distribution/model/decision/approval-token';
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
import { describe, expect, it } from 'vitest';
import { patientCall } from '../../contract/subject.ts';
import { openForgetfulLine } from './forgetful-line.ts';
import { type TrytonStand, approvalOf } from './tryton-stand.ts';

/** Orders are written once, through Tryton’s own workflow, whatever is lost on the way. */
export const describePurchaseOrders = (stand: () => TrytonStand): void => {
  describe('purchase orders', () => {
    const USD = parseCurrencyCode('USD');
    const order: NewPurchaseOrder = {
      legalEntity: legalEntityCodeSchema.parse('US01'),
      supplierCode: supplierCodeSchema.parse('V-1'),
      shipToCode: locationCodeSchema.parse('WH2'),
      orderedAt: parseInstant('2026-03-02T08:00:00Z'),
      currency: USD,
      lines: [
        {
          number: 10,
          sku: skuSchema.parse('MED-001'),
          quantity: { value: parseDecimal('30'), unit: unitCodeSchema.parse('EA') },
          unitPrice: { amount: parseDecimal('37.125'), currency: USD },
          requestedOn: parseLocalDate('2026-03-09'),
        },
      ],
    };
    const approve = (content: NewPurchaseOrder): ApprovalToken =>
      approvalOf({ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', requestedBy: 'planner', content });
    const authority = (idempotencyKey: string, content = order) => ({
      requestedBy: 'planner',
      approval: approve(content),
      idempotencyKey,
    });
    const sinkOf = (adapter: SystemAdapter): PurchaseOrderSink => {
      if (adapter.purchasing === null) throw new Error('the adapter writes no purchase orders');
      return adapter.purchasing;
    };
    const live = (key: string) =>
      stand().rpc.find(
        'purchase.purchase',
        [
          ['reference', 'like', `${key}%`],
          ['state', '!=', 'draft'],
        ],
        ['state', 'reference', 'number'],
      );

    it('makes an approved order, confirmed, and answers it as Tryton keeps it', async () => {
      const made = await sinkOf(stand().connect()).createPurchaseOrder(order, authority('key-made'), patientCall());
      expect(made).toMatchObject({
        status: 'SENT',
        supplierCode: 'V-1',
        shipToCode: 'WH2',
        totalAmount: { amount: '1113.75', currency: 'USD' },
        lines: [{ sku: 'MED-001', orderedQuantity: { value: '30', unit: 'EA' }, unitPrice: { amount: '37.125' } }],
      });
      expect(made.lines[0]?.requestedAt).toBe('2026-03-09T23:59:59.000Z');
      expect(await live('key-made')).toMatchObject([{ state: 'processing', number: made.number }]);
    });

    it('goes no further than a quotation where that is what the settings say', async () => {
      const sink = sinkOf(stand().connect({ purchaseOrderState: 'QUOTATION' }));
      expect(await sink.createPurchaseOrder(order, authority('key-quote'), patientCall())).toMatchObject({
        status: 'DRAFT',
      });
      expect(await live('key-quote')).toMatchObject([{ state: 'quotation' }]);
    });

    it('writes nothing without an approval, or with one for another order', async () => {
      const before = await stand().rpc.find('purchase.purchase', []);
      const other = { ...order, shipToCode: locationCodeSchema.parse('WH') };
      const sink = sinkOf(stand().connect());
      for (const attempt of [
        sink.createPurchaseOrder(order, { ...authority('key-none'), approval: null }, patientCall()),
        sink.createPurchaseOrder(other, authority('key-none'), patientCall()),
      ])
        await expect(attempt).rejects.toMatchObject({ code: 'APPROVAL_REQUIRED' });
      expect(await stand().rpc.find('purchase.purchase', [])).toHaveLength(before.length);
    });

    it('makes one order however often the key is sent, and refuses it for another order', async () => {
      const first = await sinkOf(stand().connect()).createPurchaseOrder(order, authority('key-again'), patientCall());
      const second = await sinkOf(stand().connect()).createPurchaseOrder(order, authority('key-again'), patientCall());
      expect(second.number).toBe(first.number);
      const other = { ...order, orderedAt: parseInstant('2026-03-03T08:00:00Z') };
      await expect(
        sinkOf(stand().connect()).createPurchaseOrder(other, authority('key-again', other), patientCall()),
      ).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
      expect(await live('key-again')).toHaveLength(1);
    });

    it('makes one order when four senders use the key at once', async () => {
      const made = await Promise.all(
        Array.from({ length: 4 }, () =>
          sinkOf(stand().connect()).createPurchaseOrder(order, authority('key-race'), patientCall()),
        ),
      );
      expect(new Set(made.map(({ number }) => number)).size).toBe(1);
      expect(await live('key-race')).toHaveLength(1);
    });

    it.each([['create'], ['write'], ['quote'], ['confirm']])(
      'makes one order when the answer to %s is lost',
      async (step) => {
        const line = await openForgetfulLine(stand().server.url, `"model.purchase.purchase.${step}"`);
        try {
          const sink = sinkOf(stand().connect({ baseUrl: line.url }));
          const made = await sink.createPurchaseOrder(order, authority(`key-lost-${step}`), patientCall());
          expect(line.hasForgotten()).toBe(true);
          expect(made.status).toBe('SENT');
          expect(await live(`key-lost-${step}`)).toMatchObject([{ number: made.number, state: 'processing' }]);
        } finally {
          await line.close();
        }
      },
    );

    it('says what is not known there, and passes on what Tryton itself refuses', async () => {
      const sink = sinkOf(stand().connect());
      const [line] = order.lines;
      if (line === undefined) throw new Error('the order has a line');
      const attempt = (key: string, change: Partial<NewPurchaseOrder>) => {
        const changed = { ...order, ...change };
        return sink.createPurchaseOrder(changed, authority(key, changed), patientCall());
      };
      await expect(attempt('key-u1', { supplierCode: supplierCodeSchema.parse('V-999') })).rejects.toMatchObject({
        code: 'UNKNOWN_REFERENCE',
      });
      const crate = { ...line, quantity: { value: parseDecimal('1'), unit: unitCodeSchema.parse('KGM') } };
      await expect(attempt('key-u2', { lines: [crate] })).rejects.toMatchObject({ code: 'CONVERSION_UNKNOWN' });
      const finest = { ...line, unitPrice: { amount: parseDecimal('1.123456789'), currency: USD } };
      await expect(attempt('key-u3', { lines: [finest] })).rejects.toMatchObject({
        code: 'UPSTREAM_REJECTED',
        message: expect.stringContaining('digits') as string,
      });
    });
  });
};
