import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DocumentWriter } from '../writes.ts';
import type { OrderReferences } from './sap-purchase-orders.ts';

const DATE = /^\/Date\((\d+)\)\/$/;
const date = z
  .string()
  .regex(DATE, 'a date as /Date(ms)/')
  .transform((text) => new Date(Number(DATE.exec(text)?.[1])));
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal as text');
const reference = z.string().max(12).default('');

const orderSchema = z.object({
  CompanyCode: z.string().min(1),
  PurchaseOrderType: z.string().min(1),
  PurchasingOrganization: z.string().min(1),
  PurchasingGroup: z.string().min(1),
  Supplier: z.string().min(1),
  PurchaseOrderDate: date,
  DocumentCurrency: z.string().length(3),
  CorrespncInternalReference: reference,
  CorrespncExternalReference: reference,
  to_PurchaseOrderItem: z
    .array(
      z.object({
        PurchaseOrderItem: z.string().regex(/^\d+$/),
        Material: z.string().min(1),
        Plant: z.string().min(1),
        OrderQuantity: decimal,
        PurchaseOrderQuantityUnit: z.string().min(1),
        NetPriceAmount: decimal,
        NetPriceQuantity: z.literal('1'),
        to_ScheduleLine: z.array(z.object({ ScheduleLineDeliveryDate: date })).length(1),
      }),
    )
    .min(1),
});

/** Makes purchase orders as SAP takes them: every POST makes one. */
export class PurchaseOrderWrites {
  readonly #writer: DocumentWriter;
  readonly #references = new Map<string, { readonly internal: string; readonly external: string }>();

  constructor(writer: DocumentWriter) {
    this.#writer = writer;
  }

  get references(): OrderReferences {
    return this.#references;
  }

  /** The number of the new order; throws a ZodError or a 400 when it cannot be made. */
  create(body: unknown): string {
    const order = orderSchema.parse(body);
    const items = order.to_PurchaseOrderItem;
    const cents = items.reduce((sum, item) => sum + Number(item.OrderQuantity) * Number(item.NetPriceAmount) * 100, 0);
    const { documentNo } = this.#writer.create('PurchaseOrders', randomUUID(), {
      CompanyNo: order.CompanyCode,
      VendorNo: order.Supplier,
      SiteNo: items[0]?.Plant,
      OrderTimestamp: order.PurchaseOrderDate.toISOString(),
      CurrencyCode: order.DocumentCurrency,
      AmountTotal: (Math.round(cents) / 100).toFixed(2),
      Lines: items.map((item) => ({
        LineNo: Number(item.PurchaseOrderItem),
        ItemNo: item.Material,
        UomCode: item.PurchaseOrderQuantityUnit,
        Quantity: item.OrderQuantity,
        DirectUnitCost: item.NetPriceAmount,
        RequestedReceipt: item.to_ScheduleLine[0]?.ScheduleLineDeliveryDate.toISOString().slice(0, 10),
      })),
    });
    const { CorrespncInternalReference: internal, CorrespncExternalReference: external } = order;
    this.#references.set(documentNo, { internal, external });
    return documentNo;
  }
}
