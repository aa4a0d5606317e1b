// What becomes of answers, invoices and demand of the ERP: rows as it sends them, and what it should not have sent.
import { parseInstant } from '@distribution/model/time/instant';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { systemCodeSchema } from '@distribution/model/origin';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../protocol/protocol.ts';
import { takeRows } from '../../reading/take-rows.ts';
import { RECORD_TYPE_OF_FLOW } from './record-types.ts';

const US01 = legalEntityCodeSchema.parse('US01');
const ATLANTA = locationCodeSchema.parse('DC-ATL');
const context = {
  system: systemCodeSchema.parse('erp'),
  answeredAt: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(),
  site: (name: string) =>
    name === 'DC-ATL'
      ? {
          id: locationIdOf(US01, ATLANTA),
          code: ATLANTA,
          legalEntity: US01,
          regionCode: 'SE',
          zone: zoneIdSchema.parse('America/New_York'),
        }
      : null,
  currency: (code: string) => code,
  readingRevision: () => 1,
};
const taken = (flow: FlowName, row: Row) => {
  const type = RECORD_TYPE_OF_FLOW[flow];
  if (type === undefined) throw new Error(`no rows are declared for ${flow}`);
  const { changes, untranslatable } = takeRows(type, [row], context);
  const [change] = changes;
  return {
    record: change?.operation === 'UPSERT' ? change.record : null,
    reasons: untranslatable.map(({ reason }) => reason),
  };
};

const answerRow = {
  ConfirmationNo: 'PO-1/1',
  CompanyNo: 'US01',
  PurchaseOrderNo: 'PO-1',
  SiteNo: 'DC-ATL',
  VendorOrderNo: null,
  ResponseCode: 'CH',
  ResponseTimestamp: '2026-03-01T10:00:00Z',
  RowVersion: '7',
};
const line = (LineNo: number, ResponseCode: string, Quantity: string, PromisedDate: string | null) => ({
  LineNo,
  ResponseCode,
  UomCode: 'PCS',
  Quantity,
  PromisedDate,
  ReasonText: ResponseCode === 'RJ' ? 'discontinued' : null,
});

describe('a vendor’s answer', () => {
  it('has a split for each row of a line, none for what is rejected, and days that end where the goods arrive', () => {
    const rows = [
      line(10, 'AC', '8', '2026-03-05'),
      line(20, 'CH', '5', '2026-03-05'),
      line(20, 'BO', '5', null),
      line(30, 'AC', '6', '2026-03-09'),
      line(30, 'RJ', '2', null),
      line(40, 'RJ', '1', null),
    ];
    const { record } = taken('supplier-confirmations', { ...answerRow, Lines: rows });
    const split = (value: string, promisedAt: string | null) => ({ quantity: { value, unit: 'EA' }, promisedAt });
    expect(record).toMatchObject({
      legalEntity: 'US01',
      answer: 'ACCEPTED_WITH_CHANGES',
      lines: [
        { orderLineNumber: 10, answer: 'ACCEPTED', splits: [split('8', '2026-03-06T04:59:59.000Z')], reason: null },
        {
          orderLineNumber: 20,
          answer: 'ACCEPTED_WITH_CHANGES',
          splits: [split('5', '2026-03-06T04:59:59.000Z'), split('5', null)],
        },
        {
          orderLineNumber: 30,
          answer: 'ACCEPTED_WITH_CHANGES',
          splits: [split('6', '2026-03-10T03:59:59.000Z')], // after the change to summer time
          reason: 'discontinued',
        },
        { orderLineNumber: 40, answer: 'REJECTED', splits: [], reason: 'discontinued' },
      ],
    });
  });

  it.each([
    ['a site nobody knows', { SiteNo: 'NOWHERE' }, /NOWHERE/],
    ['a code of its own', { ResponseCode: 'MAYBE' }, /ResponseCode/],
    ['an instant that is none', { ResponseTimestamp: 'soon' }, /answeredAt/],
  ])('with %s is kept with its reason', (_, wrong, reason) => {
    const { record, reasons } = taken('supplier-confirmations', { ...answerRow, Lines: [], ...wrong });
    expect(record).toBeNull();
    expect(reasons.join()).toMatch(reason);
  });
});

const invoiceRow = {
  DocumentNo: 'D-1',
  DocType: 'AR',
  CompanyNo: 'US01',
  PartnerNo: 'C-1',
  OrderNo: null,
  ExternalDocNo: null,
  DocStatus: 'OPEN',
  DocDate: '2026-02-28',
  DueDate: '2026-03-30',
  CurrencyCode: 'USD',
  AmountTax: '0.10',
  AmountTotal: '-25.10',
  AmountOpen: '0',
  Lines: [
    {
      LineNo: 10,
      OrderLineNo: null,
      ItemNo: null,
      UomCode: 'PCS',
      Quantity: '-1',
      LineAmount: '-25',
      ShipmentNo: null,
      LineText: 'Freight',
    },
  ],
  RowVersion: '9',
};

describe('an invoice', () => {
  it('is a claim on a customer or of a supplier, by the kind of the document', () => {
    expect(taken('invoices', invoiceRow).record).toMatchObject({
      direction: 'RECEIVABLE',
      customerCode: 'C-1',
      salesOrder: null,
      totalAmount: { amount: '-25.1', currency: 'USD' },
      lines: [{ sku: null, product: null, quantity: { value: '-1', unit: 'EA' }, note: 'Freight' }],
    });
    const payable = { ...invoiceRow, DocType: 'AP', PartnerNo: 'V-1', OrderNo: 'PO-1', ExternalDocNo: 'B-1' };
    expect(taken('invoices', payable).record).toMatchObject({
      direction: 'PAYABLE',
      supplierCode: 'V-1',
      purchaseOrderNumber: 'PO-1',
      supplierReference: 'B-1',
    });
  });

  it('of no direction, or on no day, is kept with its reason', () => {
    expect(taken('invoices', { ...invoiceRow, DocType: 'GL' }).reasons.join()).toMatch(/DocType/);
    expect(taken('invoices', { ...invoiceRow, DueDate: '2026-02-30' }).reasons.join()).toMatch(/dueOn/);
  });
});

it('demand of a period that ends before it starts is kept with its reason', () => {
  const row = { ItemNo: 'A', SiteNo: 'DC-ATL', QtyType: 'SHIPPED', Quantity: '1', BaseUom: 'PCS', RowVersion: '1' };
  const right = taken('demand', { ...row, FromDate: '2026-02-28', ToDate: '2026-03-01' });
  expect(right.record).toMatchObject({ measure: 'SHIPPED', startsOn: '2026-02-28', endsOn: '2026-03-01', unit: 'EA' });
  const wrong = taken('demand', { ...row, FromDate: '2026-03-01', ToDate: '2026-02-28' });
  expect(wrong.reasons.join()).toMatch(/ends before it starts/);
});
