import type { DecisionPort } from '@distribution/model/decision/ports';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Money, addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { NewPurchaseOrder, PurchaseOrderSink, WriteAuthority } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ODataSourceParts } from './changes.ts';
import { filterOf } from './read-by-key.ts';
import { ITEMS, PURCHASE_ORDERS, reasonOf } from './record-types.ts';
import { type ItemWire, itemWire } from './wire.ts';

/** Refuses unless somebody with the right to do so approved exactly this order. */
const demandApproval = async (
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
  system: string,
  order: NewPurchaseOrder,
  { approval, requestedBy }: WriteAuthority,
): Promise<void> => {
  const action = { kind: 'CREATE_PURCHASE_ORDER', system, requestedBy, content: order } as const;
  if (approval === null || decisions === null || (await decisions.verifyApproval(action, approval)) === null) {
    throw new AppError('APPROVAL_REQUIRED', `a purchase order in ${system} needs an approval of exactly this order`);
  }
};

/** Writes purchase orders, in the units the ERP itself knows each item by. */
export const createPurchasing = (
  { system, client, sites, units }: ODataSourceParts,
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
): PurchaseOrderSink => {
  const readItems = async (order: NewPurchaseOrder, call: SourceCall): Promise<ReadonlyMap<string, ItemWire>> => {
    const keys = [...new Set(order.lines.map(({ sku }) => sku))].map((sku) => [sku]);
    const path = `Items?$expand=Uoms&$filter=${encodeURIComponent(filterOf(ITEMS.keyParts, keys))}`;
    const { page } = await client.readCollection({ path, endpoint: 'Items' }, call);
    const items = page.value.map((raw) => itemWire.safeParse(raw)).flatMap(({ data }) => data ?? []);
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
        { path: 'PurchaseOrders', endpoint: 'PurchaseOrders', create: { body, idempotencyKey }, accepts: [409] },
        call,
      );
      if (answer.status === 409)
        throw new AppError('IDEMPOTENCY_CONFLICT', `${system} made another order under the key ${idempotencyKey}`);
      await sites.ensure([order.shipToCode], call);
      try {
        // The answer has the shape of a row; anything else fails to parse with its reason.
        const raw = answer.json as Readonly<Record<string, unknown>>;
        return PURCHASE_ORDERS.translate(raw, {
          system,
          answeredAt: answer.answeredAt,
          units,
          site: (siteNo) => sites.get(siteNo),
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
