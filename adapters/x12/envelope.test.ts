import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Connection, openConnection } from './fixtures/open-connection.ts';
import { interchangeOf, sampleOf } from './fixtures/sample-partner.ts';

let connection: Connection;
beforeEach(async () => {
  connection = await openConnection();
});
afterEach(() => connection.close());

const GOOD = { turn: 1, unit: 'EA', third: false };
const orders = (control: number): string => sampleOf('sales-orders', control, GOOD);
const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('~\n');

it.each([
  [
    'ISA13 and IEA02',
    (text: string) => text.replace('IEA*1*000000001', 'IEA*1*000000009'),
    /ISA13 is 000000001 and IEA02 is 000000009/,
  ],
  ['IEA01 and the groups', (text: string) => text.replace('IEA*1*', 'IEA*2*'), /IEA01 says 2 groups, there are 1/],
  ['an end that is missing', (text: string) => text.slice(0, text.indexOf('GE*')), /no IEA/],
  [
    'a receiver who is not us',
    (text: string) => text.replace('ZZ*DISTRIBUTOR   ', 'ZZ*SOMEBODYELSE  '),
    /addressed to ZZ:SOMEBODYELSE/,
  ],
  ['a sender nobody knows', (text: string) => text.replace('ZZ*PEACHSTATE', 'ZZ*PLUMSTATE '), /is no partner/],
  ['a test', (text: string) => text.replace('*0*P*>', '*0*T*>'), /marked as a test/],
  [
    'an ISA of another width',
    (text: string) => text.replace('ZZ*PEACHSTATE     ', 'ZZ*PEACHSTATE'),
    /has not its fixed width/,
  ],
])('parks an interchange whole, without an answer, for %s', async (_what, spoil, reason) => {
  await connection.drop('bad.edi', spoil(orders(1)));
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(changes).toEqual([]);
  expect(untranslatable).toMatchObject([{ reason: expect.stringMatching(reason) as string }]);
  expect(await connection.sent()).toEqual([]);
});

it('takes the other interchanges of a document with a bad one', async () => {
  const bad = orders(2).replace('IEA*1*000000002', 'IEA*1*000000003');
  await connection.drop('three.edi', orders(1) + bad + orders(3).replaceAll('*', '|').replaceAll('~\n', '\r\n'));
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(changes).toHaveLength(4);
  expect(untranslatable).toHaveLength(1);
});

it('parks a second interchange with the same control number, whoever reads it', async () => {
  await connection.drop('1.edi', orders(1));
  const { cursor } = await connection.read('sales-orders');
  await connection.drop('2.edi', orders(1).replace('*120*', '*121*').replace('PO-1', 'PO-7'));
  for (const by of [connection.adapter, connection.again()]) {
    const { changes, untranslatable } = await connection.read('sales-orders', cursor, by);
    expect(changes).toEqual([]);
    expect(untranslatable[0]?.reason).toMatch(/control number 000000001 was used before, in document 1\.0/);
  }
  expect((await connection.read('sales-orders', null, connection.again())).changes).toHaveLength(2);
});

it('accepts a good group with one 997, for all flows and processes together', async () => {
  await connection.drop('1.edi', orders(7));
  await connection.read('sales-orders');
  await connection.read('demand');
  await connection.read('sales-orders', null, connection.again());
  const sent = await connection.carryAway();
  expect(sent).toHaveLength(1);
  expect(linesOf(sent[0]).slice(1, -1)).toEqual([
    expect.stringMatching(/^GS\*FA\*DISTRIBUTOR\*PEACHSTATE\*\d{8}\*\d{4}\*1\*X\*004010$/),
    'ST*997*0001',
    'AK1*PO*7',
    'AK2*850*0001',
    'AK5*A',
    'AK2*850*0002',
    'AK5*A',
    'AK9*A*2*2*2',
    'SE*8*0001',
    'GE*1*1',
    'IEA*1*000000001',
  ]);
  await connection.read('sales-orders', null, connection.again());
  expect(await connection.sent()).toEqual([]);
});

it('rejects a bad set by its place and code, and takes the others', async () => {
  await connection.drop(
    '1.edi',
    orders(1)
      .replace('BEG*00*SA*PO-2**20261101', 'BEG*00*SA*PO-2**20261301')
      .replace('PO1*10*1*EA*9.25*PE*BP*A-200', 'PO1*10*one*EA'),
  );
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(changes).toHaveLength(1);
  expect(untranslatable).toMatchObject([
    {
      key: 'ZZ:PEACHSTATE 000000001 850 0002',
      reason: 'BEG05 of segment 2 ("20261301") is no day; PO102 of segment 4 ("one") is no number',
    },
  ]);
  const [sent] = await connection.sent();
  expect(linesOf(sent).slice(3, 13)).toEqual([
    'AK1*PO*1',
    'AK2*850*0001',
    'AK5*A',
    'AK2*850*0002',
    'AK3*BEG*2**8',
    'AK4*5*373*8*20261301',
    'AK3*PO1*4**8',
    'AK4*2*330*6*one',
    'AK5*R*5',
    'AK9*P*2*2*1',
  ]);
});

it.each([
  ['a count of segments', 'SE*7*0001', 'SE*8*0001', 'AK5*R*4'],
  ['another control number', 'SE*7*0001', 'SE*7*0009', 'AK5*R*3'],
  ['no end', 'SE*7*0001~\n', '', 'AK5*R*2'],
  ['a set that does not belong into the group', 'ST*850*0001', 'ST*855*0001', 'AK5*R*6'],
  ['a set nobody reads', 'ST*850*0001', 'ST*999*0001', 'AK5*R*1'],
])('rejects a set with %s', async (_what, from, to, code) => {
  await connection.drop('1.edi', orders(1).replace(from, to));
  const read = await Promise.all([connection.read('sales-orders'), connection.read('supplier-confirmations')]);
  expect(read.flatMap(({ changes }) => changes)).toHaveLength(1);
  expect(read.flatMap(({ untranslatable }) => untranslatable)).toHaveLength(1);
  expect(linesOf((await connection.sent())[0])).toEqual(expect.arrayContaining([code, 'AK9*P*2*2*1']));
});

it.each([
  ['GE*2*1', 'GE*3*1', 'AK9*R*3*2*0*5'],
  ['GE*2*1', 'GE*2*8', 'AK9*R*2*2*0*4'],
  ['GS*PO', 'GS*ZZ', 'AK9*R*2*2*0*1'],
])('rejects a group of which %s reads %s', async (from, to, verdict) => {
  await connection.drop('1.edi', orders(1).replace(from, to));
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect([changes.length, untranslatable.length]).toEqual([0, 2]);
  expect(linesOf((await connection.sent())[0])).toContain(verdict);
});

it('parks the text that is no interchange, and the same file twice', async () => {
  await connection.drop('note.txt', 'Dear all, the order follows.');
  await connection.drop('order.edi', orders(1));
  const { cursor } = await connection.read('sales-orders');
  await connection.drop('again.edi', orders(1));
  const { untranslatable } = await connection.read('sales-orders', cursor);
  expect(untranslatable).toMatchObject([
    { key: 'again.edi', reason: 'it has the bytes of document 2; it was not read again' },
  ]);
  expect((await connection.read('sales-orders')).untranslatable[0]).toMatchObject({
    key: 'note.txt',
    reason: 'a document begins with ISA',
  });
});

it('shows an operator that a partner refused what we sent, and nothing when it was taken', async () => {
  const answer = (control: number, verdict: string, group: string): string =>
    interchangeOf('FA', control, [
      {
        id: '997',
        segments: [
          ['AK1', 'PO', group],
          ['AK2', '850', '0001'],
          ['AK5', verdict, '5'],
          ['AK9', verdict, '1', '1', '0'],
        ],
      },
    ]);
  await connection.drop('order.edi', orders(1)); // its 997 has the control number 1
  await connection.read('sales-orders');
  await connection.drop('taken.edi', answer(2, 'A', '1'));
  await connection.drop('refused.edi', answer(3, 'R', '1'));
  await connection.drop('unknown.edi', answer(4, 'A', '99'));
  const { untranslatable } = await connection.read('supplier-confirmations');
  expect(untranslatable.map(({ reason }) => reason).sort()).toEqual([
    'it acknowledges group 99 (PO), which was never sent from here',
    'the partner refused group 1 (PO): AK9 R, AK5 R 5',
  ]);
  expect(await connection.sent()).toHaveLength(1);
});

it('reads composite units by the separator of their own interchange, and a line of blanks in good time', async () => {
  const colon = orders(1).replace('*P*>~', '*P*:~').replaceAll('*EA*', '*EA:1*');
  await connection.drop('1.edi', colon);
  await connection.drop(
    '2.edi',
    orders(2)
      .replaceAll('~\n', '\n')
      .replace('GE*', `${'\n'.repeat(200_000)}GE*`),
  );
  const { changes, untranslatable } = await connection.read('sales-orders');
  expect(untranslatable).toEqual([]);
  expect(changes).toHaveLength(4);
});
