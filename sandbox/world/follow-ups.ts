// What follows from a document: the invoice of a shipment, a vendor's answer, its announcement of goods and its invoice.
// Pure: the generator and life make the same papers from the same documents.
import { dateOf, epochDayAt } from '../clock/calendar.ts';
import { ssccOf } from '../generator/gs1-keys.ts';
import { centsOf, lineCents, milliOf, textOfCents } from './amount.ts';
import type {
  ConfirmationRecord,
  InvoiceRecord,
  PurchaseHeaderRecord,
  SalesHeaderRecord,
  ShipmentRecord,
  ShipNoticeRecord,
} from './records.ts';

const PAYMENT_DAYS = 30;
const TAX_PER_MILLE = 80;
/** Company number of labels that vendors print. */
const VENDOR_COMPANY = 2;

const serialOf = (documentNo: string): number => Number(documentNo.replace(/\D/g, '')) || 0;
const dayOf = (instant: string): string => instant.slice(0, 10);
const daysAfter = (day: string, days: number): string => dateOf(epochDayAt(Date.parse(`${day}T00:00:00Z`)) + days);
const sumOf = (lines: InvoiceRecord['Lines']): number => lines.reduce((sum, line) => sum + centsOf(line.LineAmount), 0);

/** The invoice of what left with a shipment; `null` for an order of nobody's or when nothing left. */
export const invoiceOfShipment = (
  order: SalesHeaderRecord,
  shipment: ShipmentRecord,
  leftAt: string,
  paid: boolean,
): InvoiceRecord | null => {
  const lines = shipment.Lines.flatMap(({ OrderLine }): InvoiceRecord['Lines'] => {
    const line = order.Lines.find(({ LineNo }) => LineNo === OrderLine);
    if (line === undefined) return [];
    return [
      {
        LineNo: OrderLine,
        OrderLineNo: OrderLine,
        ItemNo: line.ItemNo,
        UomCode: line.UomCode,
        Quantity: line.Quantity,
        LineAmount: line.LineAmount,
        ShipmentNo: shipment.ShipmentId,
        LineText: null,
      },
    ];
  });
  if (order.CustomerNo === null || lines.length === 0) return null;
  const net = sumOf(lines);
  const tax = Math.round((net * TAX_PER_MILLE) / 1000);
  return {
    DocumentNo: shipment.ShipmentId.replace(/^SH-/, 'AR-'),
    DocType: 'AR',
    CompanyNo: order.CompanyNo,
    PartnerNo: order.CustomerNo,
    OrderNo: order.DocumentNo,
    ExternalDocNo: null,
    DocStatus: paid ? 'PAID' : 'OPEN',
    DocDate: dayOf(leftAt),
    DueDate: daysAfter(dayOf(leftAt), PAYMENT_DAYS),
    CurrencyCode: order.CurrencyCode,
    AmountTax: textOfCents(tax),
    AmountTotal: textOfCents(net + tax),
    AmountOpen: paid ? '0' : textOfCents(net + tax),
    Lines: lines,
  };
};

/** Settles an invoice. */
export const paidInvoice = (invoice: InvoiceRecord): InvoiceRecord => ({
  ...invoice,
  DocStatus: 'PAID',
  AmountOpen: '0',
});

/**
 * The vendor's answer to an order whose lines say what it confirmed. A line confirmed for another day than was asked for
 * is a change; of a large one the vendor may send half on the day asked for (`splits`).
 */
export const confirmationOf = (
  order: PurchaseHeaderRecord,
  nth: number,
  at: string,
  splits: boolean,
): ConfirmationRecord => {
  const lines = order.Lines.flatMap((line): ConfirmationRecord['Lines'] => {
    const confirmed = line.ConfirmedReceipt ?? line.RequestedReceipt;
    const isLate = confirmed > line.RequestedReceipt;
    const row = {
      LineNo: line.LineNo,
      ResponseCode: isLate ? ('CH' as const) : ('AC' as const), // literals of the code
      UomCode: line.UomCode,
      ReasonText: isLate ? 'later than asked for' : null,
    };
    const pieces = milliOf(line.Quantity) / 1000;
    if (!isLate || !splits || !Number.isInteger(pieces) || pieces < 2)
      return [{ ...row, Quantity: line.Quantity, PromisedDate: confirmed }];
    const early = Math.floor(pieces / 2);
    return [
      { ...row, Quantity: String(early), PromisedDate: line.RequestedReceipt },
      { ...row, Quantity: String(pieces - early), PromisedDate: confirmed },
    ];
  });
  return {
    ConfirmationNo: `${order.DocumentNo}/${nth}`,
    CompanyNo: order.CompanyNo,
    PurchaseOrderNo: order.DocumentNo,
    SiteNo: order.SiteNo,
    VendorOrderNo: `${order.VendorNo}-${serialOf(order.DocumentNo)}`,
    ResponseCode: lines.every(({ ResponseCode }) => ResponseCode === 'AC') ? 'AC' : 'CH',
    ResponseTimestamp: at,
    Lines: lines,
  };
};

/** The vendor's announcement of all that is still to come of an order, a carton per line on one pallet; `null` when nothing is. */
export const shipNoticeOf = (
  order: PurchaseHeaderRecord,
  shippedAt: string,
  expectedAt: string,
  carrier: string,
): ShipNoticeRecord | null => {
  const coming = order.Lines.filter(
    (line) => line.QtyReceived === '0' && milliOf(line.Quantity) > 0, // what came in part came without a notice
  );
  if (coming.length === 0) return null;
  const serial = serialOf(order.DocumentNo) * 100;
  return {
    VendorNo: order.VendorNo,
    NoticeNo: noticeNoOf(order),
    Site: order.SiteNo,
    OrderRefs: [order.DocumentNo],
    ShipFrom: null,
    Carrier: carrier,
    Tracking: `${serial}`,
    ShippedAt: shippedAt,
    ExpectedAt: expectedAt,
    Units: [
      { Unit: 1, Within: null, Sscc: ssccOf(VENDOR_COMPANY, serial) },
      ...coming.map((_, index) => ({ Unit: index + 2, Within: 1, Sscc: ssccOf(VENDOR_COMPANY, serial + index + 1) })),
    ],
    Lines: coming.map((line, index) => ({
      Line: index + 1,
      OrderRef: order.DocumentNo,
      OrderLine: line.LineNo,
      Unit: index + 2,
      Item: line.ItemNo,
      Uom: line.UomCode,
      Qty: line.Quantity,
      Lot: null,
      Expiry: null,
    })),
  };
};
/** The number of the notice of an order. */
export const noticeNoOf = (order: PurchaseHeaderRecord): string => `S-${serialOf(order.DocumentNo)}`;

/** The vendor's invoice of all that was received of an order. */
export const invoiceOfReceipt = (order: PurchaseHeaderRecord, receivedAt: string, paid: boolean): InvoiceRecord => {
  const lines = order.Lines.filter(({ QtyReceived }) => QtyReceived !== '0').map((line) => ({
    LineNo: line.LineNo,
    OrderLineNo: line.LineNo,
    ItemNo: line.ItemNo,
    UomCode: line.UomCode,
    Quantity: line.QtyReceived,
    LineAmount: textOfCents(lineCents(centsOf(line.DirectUnitCost), milliOf(line.QtyReceived))),
    ShipmentNo: null,
    LineText: null,
  }));
  const net = sumOf(lines);
  return {
    DocumentNo: `AP-${serialOf(order.DocumentNo)}`,
    DocType: 'AP',
    CompanyNo: order.CompanyNo,
    PartnerNo: order.VendorNo,
    OrderNo: order.DocumentNo,
    ExternalDocNo: `${order.VendorNo}/${serialOf(order.DocumentNo)}`,
    DocStatus: paid ? 'PAID' : 'OPEN',
    DocDate: dayOf(receivedAt),
    DueDate: daysAfter(dayOf(receivedAt), PAYMENT_DAYS),
    CurrencyCode: order.CurrencyCode,
    AmountTax: '0',
    AmountTotal: textOfCents(net),
    AmountOpen: paid ? '0' : textOfCents(net),
    Lines: lines,
  };
};
