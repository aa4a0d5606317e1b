import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PurchaseHeaderRecord, TransferHeaderRecord } from '../../world/records.ts';
import type { World } from '../../world/world.ts';
import { RequestError } from '../request-error.ts';

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/, 'plain decimal text');
const instantText = z.iso.datetime({ offset: true });

const purchaseSchema = z.strictObject({
  DocumentNo: z.string().min(1).optional(),
  CompanyNo: z.string().min(1),
  VendorNo: z.string().min(1),
  SiteNo: z.string().min(1),
  DocStatus: z.enum(['NEW', 'SENT', 'ACK', 'PART', 'RECV', 'CLOSED', 'CANC']).default('NEW'),
  OrderTimestamp: instantText,
  CurrencyCode: z.string().length(3),
  AmountTotal: decimalText,
  Lines: z
    .array(
      z.strictObject({
        LineNo: z.number().int().positive(),
        ItemNo: z.string().min(1),
        UomCode: z.string().min(1),
        Quantity: decimalText,
        QtyReceived: decimalText.default('0'),
        DirectUnitCost: decimalText,
        RequestedReceipt: z.iso.date(),
        ConfirmedReceipt: z.iso.date().nullable().default(null),
      }),
    )
    .min(1),
});
const transferSchema = z.strictObject({
  DocumentNo: z.string().min(1).optional(),
  CompanyNo: z.string().min(1),
  FromSiteNo: z.string().min(1),
  ToSiteNo: z.string().min(1),
  DocStatus: z.enum(['NEW', 'REL', 'TRANSIT', 'RECV', 'CANC']).default('NEW'),
  OrderTimestamp: z.string().min(1).optional(),
  ExpectedReceipt: z.iso.date(),
  Lines: z
    .array(
      z.strictObject({
        LineNo: z.number().int().positive(),
        ItemNo: z.string().min(1),
        UomCode: z.string().min(1),
        Quantity: decimalText,
        QtyReceived: decimalText.default('0'),
      }),
    )
    .min(1),
});

/** The sets that clients may write. */
export type WritableSet = 'PurchaseOrders' | 'TransferOrders';

/** Creates and changes documents in the world, each creation once per idempotency key. */
export class DocumentWriter {
  readonly #world: World;
  readonly #created = new Map<
    string,
    { readonly fingerprint: string; readonly set: WritableSet; readonly documentNo: string }
  >();

  constructor(world: World) {
    this.#world = world;
  }

  /** What was made under the key; `null` when nothing was. */
  madeUnder(idempotencyKey: string): { readonly set: WritableSet; readonly documentNo: string } | null {
    const made = this.#created.get(idempotencyKey);
    return made === undefined ? null : { set: made.set, documentNo: made.documentNo };
  }

  /** The number of the new document, or of the one made earlier under this key; 409 when the key was used for another body. */
  create(
    set: WritableSet,
    idempotencyKey: string,
    body: unknown,
  ): { readonly documentNo: string; readonly repeated: boolean } {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([set, body]))
      .digest('hex');
    const before = this.#created.get(idempotencyKey);
    if (before !== undefined) {
      if (before.fingerprint !== fingerprint)
        throw new RequestError(409, 'IdempotencyConflict', 'this Idempotency-Key was used for another document');
      return { documentNo: before.documentNo, repeated: true };
    }
    const documentNo =
      set === 'PurchaseOrders'
        ? this.#putPurchase(purchaseSchema.parse(body))
        : this.#putTransfer(transferSchema.parse(body));
    this.#created.set(idempotencyKey, { fingerprint, set, documentNo });
    return { documentNo, repeated: false };
  }

  /** Merges the given properties into the document; `Lines` replace all lines. */
  change(set: WritableSet, documentNo: string, body: unknown): void {
    const patch = z.record(z.string(), z.unknown()).parse(body);
    if (set === 'PurchaseOrders')
      this.#putPurchase(
        purchaseSchema.parse({
          ...this.#world.tables.PurchaseOrders.get(documentNo),
          ...patch,
          DocumentNo: documentNo,
        }),
      );
    else
      this.#putTransfer(
        transferSchema.parse({
          ...this.#world.tables.TransferOrders.get(documentNo),
          ...patch,
          DocumentNo: documentNo,
        }),
      );
  }

  #putPurchase(input: z.infer<typeof purchaseSchema>): string {
    const { tables } = this.#world;
    if (tables.Vendors.get(input.VendorNo) === null)
      throw new RequestError(400, 'UnknownVendor', `there is no vendor ${input.VendorNo}`);
    this.#checkSite(input.SiteNo);
    this.#checkItems(input.Lines);
    const record: PurchaseHeaderRecord = {
      ...input,
      DocumentNo: input.DocumentNo ?? `PO-N${this.#world.clock.current() + 1}`,
    };
    tables.PurchaseOrders.put(record);
    return record.DocumentNo;
  }

  #putTransfer(input: z.infer<typeof transferSchema>): string {
    this.#checkSite(input.FromSiteNo);
    this.#checkSite(input.ToSiteNo);
    this.#checkItems(input.Lines);
    const record: TransferHeaderRecord = {
      ...input,
      DocumentNo: input.DocumentNo ?? `TO-N${this.#world.clock.current() + 1}`,
      OrderTimestamp: input.OrderTimestamp ?? this.#world.clock.now(),
    };
    this.#world.tables.TransferOrders.put(record);
    return record.DocumentNo;
  }

  #checkSite(siteNo: string): void {
    if (this.#world.tables.Sites.get(siteNo) === null)
      throw new RequestError(400, 'UnknownSite', `there is no site ${siteNo}`);
  }

  #checkItems(lines: readonly { readonly ItemNo: string }[]): void {
    const unknown = lines.find((line) => this.#world.tables.Items.get(line.ItemNo) === null);
    if (unknown !== undefined) throw new RequestError(400, 'UnknownItem', `there is no item ${unknown.ItemNo}`);
  }
}
