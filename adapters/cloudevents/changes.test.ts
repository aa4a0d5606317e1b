import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adapter } from './adapter.ts';
import { ADJUSTED_V2, sampleEvent } from './fixtures/sample-events.ts';

const call: SourceCall = {
  signal: new AbortController().signal,
  deadlineAt: Number.MAX_SAFE_INTEGER,
  correlationId: 'test',
  lane: 'ANALYTICS',
};
let root: string;
let connection: SystemAdapter;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'cloudevents-'));
  await mkdir(path.join(root, 'in'));
  const settings = { folder: path.join(root, 'in'), stillMs: 0, pageSize: 2 };
  connection = adapter.create(settings, { now: Date.now, observe: () => undefined, decisions: null });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const event = (number: string): unknown =>
  sampleEvent('InventoryAdjusted.v2', { ...ADJUSTED_V2, movementNumber: number }, { id: number });

it('reads one event, a batch and a line each, page by page and in the order of the files', async () => {
  await writeFile(path.join(root, 'in', '1.json'), JSON.stringify(event('M-1')));
  await writeFile(path.join(root, 'in', '2.json'), JSON.stringify([event('M-2'), event('M-3')]));
  await writeFile(
    path.join(root, 'in', '3.ndjson'),
    `${JSON.stringify(event('M-4'))}\nnot JSON\n${JSON.stringify(event('M-5'))}\n`,
  );
  const numbers: string[] = [];
  const reasons: string[] = [];
  let page = await connection.changes.readChanges('movements', null, call);
  for (;;) {
    expect(page.changes.length + page.untranslatable.length).toBeLessThanOrEqual(2);
    for (const change of page.changes)
      if (change.of === 'INVENTORY_MOVEMENT' && change.operation === 'UPSERT') numbers.push(change.record.number);
    reasons.push(...page.untranslatable.map(({ key, reason }) => `${key}: ${reason}`));
    if (page.complete) break;
    page = await connection.changes.readChanges('movements', page.cursor, call);
  }
  expect(numbers.sort()).toEqual(['M-1', 'M-2', 'M-3', 'M-4', 'M-5']);
  expect(reasons).toEqual(['line 2: it is no JSON']);
  expect((await connection.changes.readChanges('sales-orders', null, call)).changes).toEqual([]);
});

it('says that its folder is gone', async () => {
  await rm(root, { recursive: true });
  await expect(connection.changes.readChanges('movements', null, call)).rejects.toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
  });
  await expect(connection.probe(call)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});
