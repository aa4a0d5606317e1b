// Where a command failed and how: every fault is injected into a real system over HTTP, and labelled right.
import { adapters as registry } from '@distribution/adapters/generated/registry';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { labelOfRun } from '@distribution/model/operations/failure-class';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import type { OutboundOutcome, TakenOutbound } from '@distribution/model/operations/outbound-work';
import { viewOf } from '@distribution/model/operations/outbound-view';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import type { FaultInput } from '@distribution/sandbox/servers/faults';
import { openSandboxServers, type SandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { sendCommand } from '@distribution/sync/outbound/send-command';
import { connectErp, decisionsOf, order } from '@distribution/test/kit/outbound-stand';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let store: Store;
let servers: SandboxServers;
const opened: SystemAdapter[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url });
  servers = await openSandboxServers({ world: createTinyWorld() });
}, 60_000);
afterAll(async () => {
  for (const adapter of opened) await adapter.close();
  await servers.close();
  await store.close();
  await database.close();
});

const ALLOW = decisionsOf(() => 'ALLOW');
/** An ERP as it is connected: a new one each time, for circuits remember. */
const erpOf = (more: { readonly password?: string } = {}): SystemAdapter => {
  const { username, password } = servers.credentials;
  const erp = connectErp({ url: servers.erp.url, username, password: more.password ?? password }, ALLOW);
  opened.push(erp);
  return erp;
};
const wms = (): SystemAdapter => {
  const adapter = registry['wms-rest'].create(
    { system: 'erp', baseUrl: servers.wms.url, credentials: { kind: 'BASIC', ...servers.credentials } },
    { now: Date.now, observe: () => undefined, decisions: ALLOW },
  );
  opened.push(adapter);
  return adapter;
};

let count = 0;
const command = async (sku: string, isApproved: boolean): Promise<TakenOutbound> => {
  count += 1;
  const step = { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order(sku), approval: null } as const;
  const request = { requestedBy: 'anna', reason: null, idempotencyKey: `k${count}`, correlationId: 'c' };
  const desk = isApproved ? guardDesk(store.outbound, ALLOW) : store.outbound;
  await desk.submit({ ...request, steps: [step] });
  const taken = await store.outboundWork.take('erp', ['CREATE_PURCHASE_ORDER'], 60_000);
  if (taken === null) throw new Error('there was nothing to take');
  return taken;
};
const PATIENCE = { backOffFirstMs: 1, backOffLongestMs: 2, mostTurns: 1 };
const send = async (adapter: SystemAdapter, sku: string, isApproved = true): Promise<OutboundCommand> => {
  const taken = await command(sku, isApproved);
  const tools = { work: store.outboundWork, clock: { now: Date.now }, answerMs: 1_500, patience: PATIENCE };
  const outcome: OutboundOutcome | null = await sendCommand(taken, adapter, tools, new AbortController().signal);
  expect(outcome).not.toBeNull();
  const after = await store.outbound.load(taken.command.id);
  if (after === null) throw new Error('the command is gone');
  return after;
};

/** What is wrong, at which stage, and what the label must be. */
const MATRIX: readonly {
  readonly fault: string;
  readonly faults?: FaultInput;
  readonly adapter?: () => SystemAdapter;
  readonly sku?: string;
  readonly isApproved?: boolean;
  readonly label: readonly [stage: string, kind: string];
}[] = [
  { fault: 'the system is gone', faults: { down: true }, label: ['API', 'CONNECTION'] },
  { fault: 'it answers 503', faults: { errorRate: 1, errorStatus: 503 }, label: ['API', 'CONNECTION'] },
  { fault: 'it does not answer in time', faults: { latencyMs: 4_000 }, label: ['API', 'INTERMITTENT'] },
  { fault: 'it limits us', faults: { errorRate: 1, errorStatus: 429 }, label: ['API', 'RATE_LIMIT'] },
  { fault: 'it does not let us in', adapter: () => erpOf({ password: 'wrong' }), label: ['API', 'REFUSED'] },
  { fault: 'it refuses the order', faults: { errorRate: 1, errorStatus: 400 }, label: ['API', 'REFUSED'] },
  { fault: 'it knows no such item', sku: 'NO-SUCH-ITEM', label: ['WORKFLOW', 'MISSING'] },
  { fault: 'its answer is cut off', faults: { truncateRate: 1 }, label: ['TRANSFORMATION', 'PARSE'] },
  { fault: 'nobody has approved it', isApproved: false, label: ['WORKFLOW', 'REFUSED'] },
  { fault: 'the system makes no such thing', adapter: wms, label: ['WORKFLOW', 'MISSING'] },
];

describe('a command that failed', () => {
  it.each(MATRIX)(
    'because $fault is labelled $label',
    async ({ faults = {}, adapter = erpOf, sku = 'A-100', isApproved, label }) => {
      servers.erp.faults.set(faults);
      const failed = await send(adapter(), sku, isApproved).finally(() => servers.erp.faults.clear());
      const { errorCode, errorMessage, failureStage, failureClass } = viewOf(failed);
      expect([failureStage, failureClass], `${errorCode}: ${errorMessage}`).toEqual(label);
    },
    20_000,
  );

  it('has no label when it did not fail, and one of the store when the database did', async () => {
    const done = await send(erpOf(), 'A-100');
    expect(done.state).toBe('ACKNOWLEDGED');
    expect(viewOf(done)).toMatchObject({ failureStage: null, failureClass: null });
    expect(labelOfRun('STORE_UNAVAILABLE')).toEqual({ stage: 'STORE', class: 'CONNECTION' });
  }, 20_000);
});
