import { type Money, addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { type Approvals, demandApproval } from '../../approval.ts';
import type { SourceParts } from '../../source-parts.ts';
import { cancelDocument } from './cancel-document.ts';
import { createItemUnits } from './item-units.ts';
import type { KeyedWriter } from './keyed-write.ts';
import { PURCHASE_ORDERS } from './record-types.ts';

const amountOf = (line: NewPurchaseOrder['lines'][number]): Money => multiplyMoney(line.unitPrice, line.quantity.value);

/** Writes purchase orders, in the units the ERP itself knows each item by. */
export const createPurchasing = (parts: SourceParts, writer: KeyedWriter, decisions: Approvals): PurchaseOrderSink => {
  const { system } = parts;
  const itemUnits = createItemUnits(parts);
  return {
    createPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const unitCodeOf = await itemUnits(
        order.lines.map(({ sku }) => sku),
        call,
      );
      const total = roundMoney(order.lines.map(amountOf).reduce(addMoney, zeroMoney(order.currency)));
      const body = JSON.stringify({
        CompanyNo: order.legalEntity,
        VendorNo: order.supplierCode,
        SiteNo: order.shipToCode,
        OrderTimestamp: order.orderedAt,
        CurrencyCode: order.currency,
        AmountTotal: total.amount,
        Lines: order.lines.map(({ number, sku, quantity, unitPrice, requestedOn }) => ({
          LineNo: number,
          ItemNo: sku,
          UomCode: unitCodeOf(sku, quantity.unit),
          Quantity: quantity.value,
          DirectUnitCost: unitPrice.amount,
          RequestedReceipt: requestedOn,
        })),
      });
      const { idempotencyKey } = authority;
      const request = { path: 'PurchaseOrders', endpoint: 'PurchaseOrders', post: { body, idempotencyKey } };
      return writer.read(PURCHASE_ORDERS, await writer.write(request, idempotencyKey, call), call);
    },
    findPurchaseOrder: async (idempotencyKey, call) =>
      (await writer.find(PURCHASE_ORDERS, idempotencyKey, call))?.record ?? null,
    cancelPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const kept = await writer.find(PURCHASE_ORDERS, authority.idempotencyKey, call);
      return kept === null ? null : cancelDocument(parts, writer, PURCHASE_ORDERS, kept, call);
    },
  };
};
