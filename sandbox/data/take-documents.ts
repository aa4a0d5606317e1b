import { productOfTexts, sumOfTexts } from './exact.ts';
import { type Filling, type TakeRow, customerOf, itemOf, siteOf, uomOf, vendorOf } from './filling.ts';
import { type Row, RowProblem } from './row.ts';

const lineNo = (row: Row, lines: readonly { readonly LineNo: number }[]): number => {
  const number = row.whole('line_no');
  if (number === 0) throw new RowProblem('line_no must be above zero');
  // Lines mostly come in order: a rising number cannot have come before.
  if (number <= (lines.at(-1)?.LineNo ?? 0) && lines.some(({ LineNo }) => LineNo === number)) {
    throw new RowProblem(`line ${number} came before in this document`);
  }
  return number;
};

/** The document a row belongs to: the one begun by an earlier row, which must say the same of the whole, or a new one. */
const documentOf = <H extends { readonly Lines: unknown[] }>(documents: Map<string, H>, key: string, header: H): H => {
  const begun = documents.get(key);
  if (begun === undefined) return header;
  for (const [field, value] of Object.entries(header)) {
    // Both are plain records of one type.
    const earlier = (begun as Record<string, unknown>)[field];
    if (!Array.isArray(value) && earlier !== value) {
      throw new RowProblem(`${field} is "${String(value)}" here and "${String(earlier)}" in an earlier row of ${key}`);
    }
  }
  return begun;
};

export const takeSalesLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const document = documentOf(filling.salesOrders, key, {
    DocumentNo: key,
    CompanyNo: row.text('company'),
    CustomerNo: customerOf(row, filling),
    SiteNo: siteOf(row, filling),
    DocStatus: row.choice('status', ['NEW', 'OPEN', 'ALLOC', 'PART', 'SHIP', 'INV', 'CLOSED', 'CANC', 'RET']),
    OrderTimestamp: row.instant('ordered_at'),
    CurrencyCode: row.text('currency'),
    AmountTotal: '',
    ExternalDocNo: row.optional('external_doc_no'),
    Lines: [],
  });
  const item = itemOf(row, filling);
  const [quantity, price] = [row.amount('quantity'), row.amount('unit_price')];
  document.Lines.push({
    LineNo: lineNo(row, document.Lines),
    ItemNo: item,
    UomCode: uomOf(row, filling, item),
    Quantity: quantity,
    QtyAllocated: row.amount('qty_allocated', '0'),
    QtyShipped: row.amount('qty_shipped', '0'),
    UnitPrice: price,
    LineAmount: productOfTexts(quantity, price),
    RequestedDate: row.optionalDate('requested_date'),
    PromisedDate: row.optionalDate('promised_date'),
  });
  filling.salesOrders.set(key, document);
};

export const takePurchaseLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const document = documentOf(filling.purchaseOrders, key, {
    DocumentNo: key,
    CompanyNo: row.text('company'),
    VendorNo: vendorOf(row, filling),
    SiteNo: siteOf(row, filling),
    DocStatus: row.choice('status', ['NEW', 'SENT', 'ACK', 'PART', 'RECV', 'CLOSED', 'CANC']),
    OrderTimestamp: row.instant('ordered_at'),
    CurrencyCode: row.text('currency'),
    AmountTotal: '',
    Lines: [],
  });
  const item = itemOf(row, filling);
  document.Lines.push({
    LineNo: lineNo(row, document.Lines),
    ItemNo: item,
    UomCode: uomOf(row, filling, item),
    Quantity: row.amount('quantity'),
    QtyReceived: row.amount('qty_received', '0'),
    DirectUnitCost: row.amount('unit_cost'),
    RequestedReceipt: row.date('requested_receipt'),
    ConfirmedReceipt: row.optionalDate('confirmed_receipt'),
  });
  filling.purchaseOrders.set(key, document);
};

export const takeTransferLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const document = documentOf(filling.transferOrders, key, {
    DocumentNo: key,
    CompanyNo: row.text('company'),
    FromSiteNo: siteOf(row, filling, 'from_site_no'),
    ToSiteNo: siteOf(row, filling, 'to_site_no'),
    DocStatus: row.choice('status', ['NEW', 'REL', 'TRANSIT', 'RECV', 'CANC']),
    ExpectedReceipt: row.date('expected_receipt'),
    Lines: [],
  });
  const item = itemOf(row, filling);
  document.Lines.push({
    LineNo: lineNo(row, document.Lines),
    ItemNo: item,
    UomCode: uomOf(row, filling, item),
    Quantity: row.amount('quantity'),
    QtyReceived: row.amount('qty_received', '0'),
  });
  filling.transferOrders.set(key, document);
};

export const takeShipmentLine: TakeRow = (row, filling) => {
  const key = row.text('shipment_id');
  const order = filling.salesOrders.get(row.text('order_no'));
  if (order === undefined) throw new RowProblem(`there is no sales order "${row.text('order_no')}"`);
  const document = documentOf(filling.shipments, key, {
    ShipmentId: key,
    OrderRef: order.DocumentNo,
    Site: siteOf(row, filling),
    Carrier: row.optional('carrier'),
    Tracking: row.optional('tracking'),
    Sscc: row.optional('sscc'),
    Cancelled: row.flag('cancelled'),
    Lines: [],
    Events: [],
  });
  const item = itemOf(row, filling);
  document.Lines.push({ OrderLine: row.whole('order_line'), Item: item, Uom: uomOf(row, filling, item), Qty: row.amount('qty') });
  filling.shipments.set(key, document);
};

export const takeShipmentEvent: TakeRow = (row, filling) => {
  const shipment = filling.shipments.get(row.text('shipment_id'));
  if (shipment === undefined) throw new RowProblem(`there is no shipment "${row.text('shipment_id')}"`);
  shipment.Events.push({
    Code: row.choice('code', ['REL', 'PICK', 'PACK', 'DISP', 'OFD', 'POD', 'EXC']),
    Time: row.instant('time'),
    Text: row.optional('text'),
  });
};

/** Writes the gathered documents, with their totals. */
export const putDocuments = ({ world: { tables }, modifiedAt, ...filling }: Filling): void => {
  for (const order of filling.salesOrders.values()) {
    tables.SalesOrders.put({ ...order, AmountTotal: sumOfTexts(order.Lines.map(({ LineAmount }) => LineAmount)) }, modifiedAt);
  }
  for (const order of filling.purchaseOrders.values()) {
    const amounts = order.Lines.map(({ Quantity, DirectUnitCost }) => productOfTexts(Quantity, DirectUnitCost));
    tables.PurchaseOrders.put({ ...order, AmountTotal: sumOfTexts(amounts) }, modifiedAt);
  }
  for (const order of filling.transferOrders.values()) tables.TransferOrders.put(order, modifiedAt);
  for (const shipment of filling.shipments.values()) tables.Shipments.put(shipment, modifiedAt);
};
