import { productOfTexts, sumOfTexts } from './exact.ts';
import { type Filling, type TakeRow, customerOf, itemOf, orderOf, shipmentOf, siteOf, uomOf, vendorOf } from './filling.ts';
import { type Row, RowProblem } from './row.ts';

const lineNo = (row: Row): number => {
  const number = row.whole('line_no');
  if (number === 0) row.refuse('line_no must be above zero');
  return number;
};

/** Adds a line whose number has not come before. */
const addLine = <L extends { readonly LineNo: number }>(lines: L[], line: L): void => {
  // Lines mostly come in order: a rising number cannot have come before.
  if (line.LineNo <= (lines.at(-1)?.LineNo ?? 0) && lines.some(({ LineNo }) => LineNo === line.LineNo)) {
    throw new RowProblem(`line ${line.LineNo} came before in this document`);
  }
  lines.push(line);
};

/** The document a row belongs to: the one begun by an earlier row, which must say the same of the whole, or a new one. */
const documentOf = <H extends { readonly Lines: unknown[] }>(documents: Map<string, H>, key: string, header: H): H => {
  const begun = documents.get(key);
  if (begun === undefined) return header;
  const disputed = Object.entries(header).flatMap(([field, value]) => {
    // Both are plain records of one type.
    const earlier = (begun as Record<string, unknown>)[field];
    const isSame = Array.isArray(value) || earlier === value;
    return isSame ? [] : [`${field} is "${String(value)}" here and "${String(earlier)}" in an earlier row of ${key}`];
  });
  if (disputed.length > 0) throw new RowProblem(...disputed);
  return begun;
};

export const takeSalesLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const header = {
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
  };
  const item = itemOf(row, filling);
  const [quantity, price] = [row.amount('quantity'), row.amount('unit_price')];
  const line = row.sound({
    LineNo: lineNo(row),
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
  const document = documentOf(filling.salesOrders, key, header);
  addLine(document.Lines, line);
  filling.salesOrders.set(key, document);
};

export const takePurchaseLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const header = {
    DocumentNo: key,
    CompanyNo: row.text('company'),
    VendorNo: vendorOf(row, filling),
    SiteNo: siteOf(row, filling),
    DocStatus: row.choice('status', ['NEW', 'SENT', 'ACK', 'PART', 'RECV', 'CLOSED', 'CANC']),
    OrderTimestamp: row.instant('ordered_at'),
    CurrencyCode: row.text('currency'),
    AmountTotal: '',
    Lines: [],
  };
  const item = itemOf(row, filling);
  const line = row.sound({
    LineNo: lineNo(row),
    ItemNo: item,
    UomCode: uomOf(row, filling, item),
    Quantity: row.amount('quantity'),
    QtyReceived: row.amount('qty_received', '0'),
    DirectUnitCost: row.amount('unit_cost'),
    RequestedReceipt: row.date('requested_receipt'),
    ConfirmedReceipt: row.optionalDate('confirmed_receipt'),
  });
  const document = documentOf(filling.purchaseOrders, key, header);
  addLine(document.Lines, line);
  filling.purchaseOrders.set(key, document);
};

export const takeTransferLine: TakeRow = (row, filling) => {
  const key = row.text('document_no');
  const header = {
    DocumentNo: key,
    CompanyNo: row.text('company'),
    FromSiteNo: siteOf(row, filling, 'from_site_no'),
    ToSiteNo: siteOf(row, filling, 'to_site_no'),
    DocStatus: row.choice('status', ['NEW', 'REL', 'TRANSIT', 'RECV', 'CANC']),
    ExpectedReceipt: row.date('expected_receipt'),
    Lines: [],
  };
  const item = itemOf(row, filling);
  const line = row.sound({
    LineNo: lineNo(row),
    ItemNo: item,
    UomCode: uomOf(row, filling, item),
    Quantity: row.amount('quantity'),
    QtyReceived: row.amount('qty_received', '0'),
  });
  const document = documentOf(filling.transferOrders, key, header);
  addLine(document.Lines, line);
  filling.transferOrders.set(key, document);
};

export const takeShipmentLine: TakeRow = (row, filling) => {
  const key = row.text('shipment_id');
  const header = {
    ShipmentId: key,
    OrderRef: orderOf(row, filling),
    Site: siteOf(row, filling),
    Carrier: row.optional('carrier'),
    Tracking: row.optional('tracking'),
    Sscc: row.optional('sscc'),
    Cancelled: row.flag('cancelled'),
    Lines: [],
    Events: [],
  };
  const item = itemOf(row, filling);
  const line = row.sound({ OrderLine: row.whole('order_line'), Item: item, Uom: uomOf(row, filling, item), Qty: row.amount('qty') });
  const document = documentOf(filling.shipments, key, header);
  document.Lines.push(line);
  filling.shipments.set(key, document);
};

export const takeShipmentEvent: TakeRow = (row, filling) => {
  const shipment = filling.shipments.get(shipmentOf(row, filling));
  const event = row.sound({
    Code: row.choice('code', ['REL', 'PICK', 'PACK', 'DISP', 'OFD', 'POD', 'EXC']),
    Time: row.instant('time'),
    Text: row.optional('text'),
  });
  shipment?.Events.push(event); // there is one, or the row is not sound
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
