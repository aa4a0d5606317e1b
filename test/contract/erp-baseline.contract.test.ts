import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adapter as odata } from '@distribution/adapters/odata/adapter';
import { adapter as warehouse } from '@distribution/adapters/wms-rest/adapter';
import type { SourceCursor } from '@distribution/model/erp/change';
import { afterEach, expect, it } from 'vitest';
import { stateAfter } from './state.ts';
import { type Subject, openSubject, patientCall, readToEnd } from './subject.ts';

let subject: Subject | undefined;
afterEach(async () => {
  await subject?.close();
  subject = undefined;
});
const nothing = { touch: () => undefined, deletable: [], remove: () => [] };

it('an expired delta link leads to a new baseline: everything again, nothing lost', async () => {
  subject = await openSubject({ definition: odata, system: 'erp', ...nothing });
  const before = await readToEnd(subject.adapter, 'inventory');
  const row = subject.world.tables.Stock.get('A-100', 'DC-ATL');
  if (row !== null) subject.world.tables.Stock.put({ ...row, QtyOnHand: '77' });
  subject.servers.erp.expireDeltaTokens();
  const after = await readToEnd(subject.adapter, 'inventory', before.cursor);
  expect(after.changes).toHaveLength(before.changes.length);
  const anew = await readToEnd(subject.connect(), 'inventory');
  expect(stateAfter(after.changes)).toEqual(stateAfter(anew.changes));
});

it('a row version of another warehouse system leads to reading from the beginning', async () => {
  subject = await openSubject({ definition: warehouse, system: 'wms', ...nothing });
  const foreign = JSON.stringify({ stream: 'another', after: 5 }) as SourceCursor; // as an earlier installation left it
  const { changes } = await readToEnd(subject.adapter, 'movements', foreign);
  expect(stateAfter(changes)).toEqual(stateAfter((await readToEnd(subject.connect(), 'movements')).changes));
});

it.each([
  ['ignores the wish to track changes', {}, { value: [], '@odata.deltaLink': 'Vendors?$deltatoken=1' }],
  ['ends without a delta link', { 'preference-applied': 'odata.track-changes' }, { value: [] }],
  [
    'sends a link out of its service',
    { 'preference-applied': 'odata.track-changes' },
    { value: [], '@odata.nextLink': 'http://169.254.169.254/latest' },
  ],
  ['answers something else', {}, { error: 'no' }],
])('a server that %s is refused, never half believed', async (_name, headers, body) => {
  const server = createServer((_request, response) => void response.writeHead(200, headers).end(JSON.stringify(body)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = { baseUrl: `http://127.0.0.1:${port}/odata` };
  const adapter = odata.create(settings, { now: Date.now, observe: () => undefined, decisions: null });
  await expect(adapter.changes.readChanges('suppliers', null, patientCall())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL',
  });
  await adapter.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
