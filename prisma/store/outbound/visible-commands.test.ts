// Who may look a command up is who is told of its changes: one rule, and of everything that a command may rest on.
import type { EventAudience } from '@distribution/model/events/event';
import type { OutboundStep } from '@distribution/model/operations/outbound';
import { OUTBOUND_KINDS } from '@distribution/model/operations/outbound';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { order } from '@distribution/test/kit/outbound-stand';
import { seedRow } from '@distribution/test/kit/seed-row';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { PUBLISHER } from '../publication/publisher.ts';

const BUY: OutboundStep = { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A'), approval: null };
const LEAVE = {
  actionHash: 'hash',
  reason: 'it is dear',
  verdict: {
    verdict: 'NEEDS_APPROVAL' as const,
    approverRoles: ['approver', 'chief'],
    trace: [{ rule: 'test', outcome: 'NEEDS_APPROVAL' as const, reason: 'the test says so' }],
  },
};

let testDatabase: TestDatabase;
let store: Store;
let client: pg.Client;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  client = new pg.Client(testDatabase.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await store.close();
  await testDatabase.close();
});

const submit = async (requestedBy: string, key: string, step: OutboundStep): Promise<string> => {
  const request = { requestedBy, reason: null, idempotencyKey: key, correlationId: 'c', steps: [step] as const };
  const [command] = await store.outbound.submit(request);
  if (command === undefined) throw new Error('there is no command');
  return command.id;
};

/** Whom the last event of a command is for. */
const lastAudience = async (id: string): Promise<EventAudience> => {
  const { events } = await store.eventLog.read(await store.eventLog.floor(), 100, ['operations.outbound']);
  const last = events.findLast(({ key }) => key === id);
  return (JSON.parse(last?.payload ?? '{}') as { audience: EventAudience }).audience; // the payload of this topic
};

const CALLERS = [
  ['anna', []],
  ['mira', ['approver']],
  ['cleo', ['chief']],
  ['paul', ['planner']],
  ['bert', []],
] as const;

/** Those who may look it up; and those whom its last event is for. */
const seenBy = async (id: string): Promise<readonly string[]> => {
  const { roles, subjects } = await lastAudience(id);
  const seen: string[] = [];
  for (const [subject, held] of CALLERS) {
    const scope = { regions: null, legalEntities: null, roles: held, subject };
    const found = (await store.outbound.load(id, scope)) !== null;
    const told = subjects.includes(subject) || held.some((role) => roles.includes(role));
    expect([subject, told]).toEqual([subject, found]);
    if (found) seen.push(subject);
  }
  return seen;
};

it('a command without leave is for who asked for it', async () => {
  expect(await seenBy(await submit('anna', 'free', BUY))).toEqual(['anna']);
});

it('one that needs leave is for those who may give it too, and for who gave it', async () => {
  const id = await submit('anna', 'leave', { ...BUY, leave: LEAVE });
  expect(await seenBy(id)).toEqual(['anna', 'mira', 'cleo']);
  const approvalId = (await store.outbound.load(id))?.approvalId ?? '';
  const decision = { state: 'REJECTED', decidedBy: 'bert', reason: null, token: null, correlationId: 'c' } as const;
  await store.approvals.decide(approvalId, decision);
  expect(await seenBy(id)).toEqual(['anna', 'mira', 'cleo', 'bert']);
});

it('one that a forecast asks for is for who published the forecast, and not for who only named its key', async () => {
  const id = await submit(PUBLISHER, 'impact', BUY);
  const stolen = await submit('bert', 'other impact', BUY);
  await seedRow(client, 'forecast_publication', { id: 'p', state: 'RUNNING', requested_by: 'paul' });
  const impact = { publication_id: 'p', outcome: 'ALLOWED' };
  await seedRow(client, 'forecast_impact', { ...impact, id: 'impact', outbound_id: id });
  await seedRow(client, 'forecast_impact', { ...impact, id: 'other impact', sku: 'y', outbound_id: null });
  for (let taken = await store.outboundWork.take('erp', OUTBOUND_KINDS, 60_000); taken !== null;)
    taken = await store.outboundWork.take('erp', OUTBOUND_KINDS, 60_000);
  expect(await seenBy(id)).toEqual(['paul']);
  expect(await seenBy(stolen)).toEqual(['bert']);
});
