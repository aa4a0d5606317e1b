import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { instantOf } from '@distribution/model/time/instant';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, call, openConnection } from './fixtures/open-connection.ts';
import { interchangeOf } from './fixtures/sample-partner.ts';
import { SAMPLE_ORDER } from './fixtures/sample-order.ts';

const APPROVED = 'approved' as ApprovalToken; // what the decision engine of this test believes
const at = instantOf(0);
let connection: Connection;
beforeEach(async () => {
  connection = await openConnection(
    {},
    {
      verifyApproval: async ({ content }, token) =>
        token === APPROVED && JSON.stringify(content) !== '{}'
          ? { actionHash: '', approvedBy: 'lead', approvedAt: at, expiresAt: at }
          : null,
    },
  );
});
afterEach(() => connection.close());

const authority = (idempotencyKey: string, approval: ApprovalToken | null = APPROVED): WriteAuthority => ({
  requestedBy: 'planner',
  approval,
  idempotencyKey,
});
const send = (order: NewPurchaseOrder, by = authority('k-1'), through = connection.adapter) => {
  if (through.purchasing === null) throw new Error('the adapter writes no orders');
  return through.purchasing.createPurchaseOrder(order, by, call);
};

it('writes an order that its own reader understands, and answers it as it was sent', async () => {
  const answered = await send(SAMPLE_ORDER);
  expect(answered).toMatchObject({
    number: 'EDI-000000001',
    status: 'SENT',
    totalAmount: { amount: '445.5' },
    shipToCode: 'DC-BNA',
    lines: [{ requestedAt: '2026-12-01T05:59:59.000Z' }],
  });
  const [text = ''] = await connection.carryAway();
  expect(text.split('~\n').slice(2, 10)).toEqual([
    'ST*850*0001',
    'BEG*00*SA*EDI-000000001**20261116',
    'CUR*BY*USD',
    'N1*ST**92*BNA1',
    'PO1*10*12*CA*37.125*PE*BP*A-300*UP*012345678905',
    'DTM*002*20261130',
    'CTT*1',
    'SE*8*0001',
  ]);
});

it('sends once per key, from however many processes and however often, also after it was carried away', async () => {
  const sent = await Promise.all([1, 2, 3, 4].map(() => send(SAMPLE_ORDER, authority('k-1'), connection.again())));
  expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
  expect(await connection.carryAway()).toHaveLength(1);
  await send(SAMPLE_ORDER, authority('k-1'), connection.again());
  expect(await connection.sent()).toEqual([]);
  expect((await send(SAMPLE_ORDER, authority('k-2'))).number).not.toBe(sent[0]?.number);
});

it('refuses without an approval, under a used key, for a supplier or unit nobody configured; nothing is sent then', async () => {
  await expect(send(SAMPLE_ORDER, authority('k-1', null))).rejects.toMatchObject({ code: 'APPROVAL_REQUIRED' });
  const [line] = SAMPLE_ORDER.lines;
  if (line === undefined) throw new Error('the sample has a line');
  const inTonnes = {
    ...SAMPLE_ORDER,
    lines: [{ ...line, quantity: { ...line.quantity, unit: 'TNE' as typeof line.quantity.unit } }],
  }; // a unit X12 has no code of here
  await expect(send(inTonnes)).rejects.toMatchObject({ code: 'CONVERSION_UNKNOWN' });
  await expect(
    send({ ...SAMPLE_ORDER, supplierCode: 'V-9' as typeof SAMPLE_ORDER.supplierCode }),
  ).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' }); // nobody has it
  expect(await connection.sent()).toEqual([]);
  await send(SAMPLE_ORDER);
  const other = { ...SAMPLE_ORDER, lines: [{ ...line, quantity: { ...line.quantity, value: parseDecimal('13') } }] };
  await expect(send(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  expect(await connection.sent()).toHaveLength(1);
});

it('cannot be made to write segments of its caller', async () => {
  const [line] = SAMPLE_ORDER.lines;
  if (line === undefined) throw new Error('the sample has a line');
  await send({ ...SAMPLE_ORDER, lines: [{ ...line, sku: 'A-1~SE*1*0001~' as typeof line.sku }] }); // a SKU may hold any sign
  const [text = ''] = await connection.sent();
  await connection.drop(
    'echo.edi',
    text.replace('DISTRIBUTOR    *ZZ*PEACHSTATE     ', 'PEACHSTATE     *ZZ*DISTRIBUTOR    '),
  );
  const { changes } = await connection.read('sales-orders');
  expect(changes).toHaveLength(1);
  expect(interchangeOf('PO', 1, []).match(/~/g)).toHaveLength(4);
});
