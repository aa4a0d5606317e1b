import { createHash } from 'node:crypto';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { Product } from '@distribution/model/products/product';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { type Approvals, demandApproval } from '../../approval.ts';
import { createGuardedWriter } from '../../protocol/csrf.ts';
import { filterOf } from '../../protocol/key-filter.ts';
import { quote } from '../../protocol/protocol.ts';
import { queryOf } from '../../protocol/query.ts';
import { readAll } from '../../reading/read-by-key.ts';
import { type RecordType, reasonOf } from '../../record-type.ts';
import { type SourceParts, contextAt } from '../../source-parts.ts';
import type { S4Config } from './config.ts';
import type { S4Types } from './record-types.ts';
import { orderMarksWire, productWire } from './wire.ts';

// S/4HANA takes no idempotency key. So the key stands in the order ("our reference"), what was asked in "your reference",
// and whoever writes looks for the key first. One sender at a time per key: sync's write-back sees to that.

const SERVICE = 'API_PURCHASEORDER_PROCESS_SRV/';

/** What fits into a reference of twelve characters. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12).toUpperCase();
const dateOf = (text: string): string => `/Date(${Date.parse(text.slice(0, 10))})/`;

/** Writes purchase orders, in the units SAP itself knows each product by. */
export const createPurchasing = (
  parts: SourceParts,
  config: S4Config,
  types: Pick<S4Types, 'products' | 'purchaseOrders'>,
  decisions: Approvals,
): PurchaseOrderSink | null => {
  const { system, client, units } = parts;
  const { purchasing } = config;
  if (purchasing === null) return null;
  const writer = createGuardedWriter(system, client, SERVICE);
  const { purchaseOrders, products } = types;

  /** The order made under the key; throws IDEMPOTENCY_CONFLICT when it was made of something else. */
  const find = async (keyMark: string, contentMark: string, key: string, call: SourceCall): Promise<string | null> => {
    const path = queryOf(
      { ...purchaseOrders, expand: null },
      { filter: `CorrespncInternalReference eq ${quote(keyMark)}` },
    );
    const { rows } = await readAll(parts, purchaseOrders.set, path, call);
    const [made] = z.array(orderMarksWire).parse(rows);
    if (made !== undefined && made.CorrespncExternalReference !== contentMark)
      throw new AppError('IDEMPOTENCY_CONFLICT', `${system} made another order under the key ${key}`);
    return made?.PurchaseOrder ?? null;
  };

  const unitCodesOf = async (
    order: NewPurchaseOrder,
    call: SourceCall,
  ): Promise<ReadonlyMap<string, readonly string[]>> => {
    const keys = [...new Set(order.lines.map(({ sku }) => sku))].map((sku) => [sku]);
    const path = queryOf(products, { filter: filterOf(client.protocol, products.keyParts, keys) });
    const { rows } = await readAll(parts, products.set, path, call);
    const known = rows.flatMap((row) => productWire.safeParse(row).data ?? []); // one that makes no sense cannot be ordered
    return new Map(
      known.map((product) => [
        product.Product,
        [product.BaseUnit, ...product.to_ProductUnitsOfMeasure.map(({ AlternativeUnit }) => AlternativeUnit)],
      ]),
    );
  };

  const bodyOf = async (
    order: NewPurchaseOrder,
    keyMark: string,
    contentMark: string,
    call: SourceCall,
  ): Promise<string> => {
    const unitCodes = await unitCodesOf(order, call);
    const unitCodeOf = (sku: Product['sku'], unit: string): string => {
      const codes = unitCodes.get(sku);
      if (codes === undefined) throw new AppError('UNKNOWN_REFERENCE', `${system} has no product ${sku}`);
      const code = codes.find((each) => units(each) === unit);
      if (code === undefined)
        throw new AppError('CONVERSION_UNKNOWN', `${system} does not keep product ${sku} in ${unit}`);
      return code;
    };
    return JSON.stringify({
      CompanyCode: purchasing.companyCodes[order.legalEntity] ?? order.legalEntity,
      PurchaseOrderType: purchasing.orderType,
      PurchasingOrganization: purchasing.purchasingOrganization,
      PurchasingGroup: purchasing.purchasingGroup,
      Supplier: order.supplierCode,
      PurchaseOrderDate: dateOf(order.orderedAt),
      DocumentCurrency: order.currency,
      CorrespncInternalReference: keyMark,
      CorrespncExternalReference: contentMark,
      to_PurchaseOrderItem: order.lines.map(({ number, sku, quantity, unitPrice, requestedOn }) => ({
        PurchaseOrderItem: String(number),
        Material: sku,
        Plant: order.shipToCode,
        OrderQuantity: quantity.value,
        PurchaseOrderQuantityUnit: unitCodeOf(sku, quantity.unit),
        NetPriceAmount: unitPrice.amount,
        NetPriceQuantity: '1',
        to_ScheduleLine: [{ ScheduleLine: '1', ScheduleLineDeliveryDate: dateOf(requestedOn) }],
      })),
    });
  };

  /** The order as the flow of orders tells it. */
  const answer = async (type: RecordType<PurchaseOrder>, number: string, call: SourceCall): Promise<PurchaseOrder> => {
    const { rows, answeredAt } = await readAll(
      parts,
      type.set,
      queryOf(type, { filter: `PurchaseOrder eq ${quote(number)}` }),
      call,
    );
    const [row] = rows;
    if (row === undefined)
      throw new AppError('UPSTREAM_PROTOCOL', `${system} no longer has the order ${number} it made`);
    try {
      return type.translate(row, { ...contextAt(parts, answeredAt), remark: () => undefined });
    } catch (cause) {
      const reason = reasonOf(cause);
      throw new AppError('UPSTREAM_PROTOCOL', `${system} keeps the new order in a form that is not known: ${reason}`, {
        cause,
      });
    }
  };

  return {
    createPurchaseOrder: async (order, authority, call) => {
      await demandApproval(decisions, system, order, authority);
      const { idempotencyKey: key } = authority;
      const [keyMark, contentMark] = [markOf(key), markOf(JSON.stringify(order))];
      const before = await find(keyMark, contentMark, key, call);
      if (before !== null) return answer(purchaseOrders, before, call);
      const body = await bodyOf(order, keyMark, contentMark, call);
      const made = await writer.post({ path: purchaseOrders.path, endpoint: purchaseOrders.set, body }, call);
      const { PurchaseOrder: number } = orderMarksWire.parse(client.protocol.entityOf(made.json));
      return answer(purchaseOrders, number, call);
    },
  };
};
