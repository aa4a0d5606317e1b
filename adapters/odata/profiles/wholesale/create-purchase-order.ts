import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Money, addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import { type Approvals, demandApproval } from '../../approval.ts';
import { filterOf } from '../../protocol/key-filter.ts';
import { queryOf } from '../../protocol/query.ts';
import { reasonOf } from '../../record-type.ts';
import { type SourceParts, contextAt } from '../../source-parts.ts';
import { ITEMS, PURCHASE_ORDERS } from './record-types.ts';
import { type ItemWire, itemWire } from './wire.ts';

/** Writes purchase orders, in the units the ERP itself knows each item by. */
export const createPurchasing = (parts: SourceParts, decisions: Approvals): PurchaseOrderSink => {
  const { system, client, sites, units } = parts;
  const readItems = async (order: NewPurchaseOrder, call: SourceCall): Promise<ReadonlyMap<string, ItemWire>> => {
    const keys = [...new Set(order.lines.map(({ sku }) => sku))].map((sku) => [sku]);
    const path = queryOf(ITEMS, { filter: filterOf(client.protocol, ITEMS.keyParts, keys) });
    const { page } = await client.readPage({ path, endpoint: 'Items' }, call);
    const items = page.rows.map((raw) => itemWire.safeParse(raw)).flatMap(({ data }) => data ?? []);
    return new Map(items.map((item) => [item.ItemNo, item])); // an item that makes no sense cannot be ordered either
  };

  const unitCodeOf = (item: ItemWire | undefined, sku: string, unit: UnitCode): string => {
    if (item === undefined) throw new AppError('UNKNOWN_REFERENCE', `${system} has no item ${sku}`);
    const code = [item.BaseUom, ...item.Uoms.map(({ UomCode }) => UomCode)].find((each) => units(each) === unit);
    if (code === undefined) throw new AppError('CONVERSION_UNKNOWN', `${system} does not keep item ${sku} in ${unit}`);
    return code;
  };

  return {
    createPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const items = await readItems(order, call);
      const amountOf = (line: NewPurchaseOrder['lines'][number]): Money =>
        multiplyMoney(line.unitPrice, line.quantity.value);
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
          UomCode: unitCodeOf(items.get(sku), sku, quantity.unit),
          Quantity: quantity.value,
          DirectUnitCost: unitPrice.amount,
          RequestedReceipt: requestedOn,
        })),
      });
      const { idempotencyKey } = authority;
      const answer = await client.request(
        { path: 'PurchaseOrders', endpoint: 'PurchaseOrders', post: { body, idempotencyKey }, accepts: [409] },
        call,
      );
      if (answer.status === 409)
        throw new AppError('IDEMPOTENCY_CONFLICT', `${system} made another order under the key ${idempotencyKey}`);
      await sites.ensure([order.shipToCode], call);
      try {
        return PURCHASE_ORDERS.translate(client.protocol.entityOf(answer.json), {
          ...contextAt(parts, answer.answeredAt),
          remark: () => undefined,
        });
      } catch (cause) {
        throw new AppError(
          'UPSTREAM_PROTOCOL',
          `${system} answered the new order in a form that is not known: ${reasonOf(cause)}`,
          { cause },
        );
      }
    },
  };
};
