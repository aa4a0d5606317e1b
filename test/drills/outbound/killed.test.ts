import { setTimeout as wait } from 'node:timers/promises';
import type { ProposedAction } from '@distribution/model/decision/ports';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { openSandboxServers, type SandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { spawnScript, type SpawnedProcess } from '@distribution/test/kit/spawn-process';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decisionsOf, order } from '@distribution/test/kit/outbound-stand';

const world = createTinyWorld();
let testDatabase: TestDatabase;
let store: Store;
let servers: SandboxServers;
let sender: SpawnedProcess | null = null;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  servers = await openSandboxServers({ world });
});
afterEach(async () => {
  await sender?.end('SIGKILL');
  await servers.close();
  await store.close();
  await testDatabase.close();
});

const start = async (): Promise<SpawnedProcess> => {
  const { username, password } = servers.credentials;
  sender = spawnScript(
    ['test/drills/outbound/started/sender.ts', testDatabase.url, servers.erp.url, username, password],
    {},
  );
  await sender.waitFor(/SENDING/);
  return sender;
};
const posts = (): number => servers.erp.calls.counts().endpoints['POST PurchaseOrders']?.calls ?? 0;
const live = (): number => [...world.tables.PurchaseOrders.live()].length;

// Each sender is killed at another point: between two commands, while the ERP works, after it wrote and before it answered.
it('makes exactly one order of each command, wherever its senders are killed', async () => {
  const before = live();
  const desk = guardDesk(
    store.outbound,
    decisionsOf(() => 'ALLOW'),
  );
  const ids: string[] = [];
  for (let number = 1; number <= 12; number += 1) {
    const [command] = await desk.submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A-100'), approval: null }],
      requestedBy: 'anna',
      reason: null,
      idempotencyKey: `k${number}`,
      correlationId: 'c-1',
    });
    ids.push(command?.id ?? '');
  }
  servers.erp.faults.set({ latencyMs: 60 });
  const killed: number[] = [];
  for (const delayMs of [0, 35, 90]) {
    const victim = await start();
    const from = posts();
    await vi.waitFor(() => expect(posts() + live() - before).toBeGreaterThan(from), { timeout: 30_000, interval: 2 });
    await wait(delayMs);
    expect(await victim.end('SIGKILL')).toBe('SIGKILL');
    killed.push(live() - before);
  }
  // Answers are lost as well, now and then.
  servers.erp.faults.set({ endpoint: 'POST PurchaseOrders', truncateRate: 0.5 });
  await start();
  await vi.waitFor(
    async () => {
      for (const id of ids) expect((await store.outbound.load(id))?.state).toBe('ACKNOWLEDGED');
    },
    { timeout: 120_000, interval: 250 },
  );
  const documents = await Promise.all(ids.map(async (id) => (await store.outbound.load(id))?.document));
  expect(killed[0]).toBeLessThan(ids.length); // some were killed in the middle of the work
  expect([live() - before, new Set(documents).size]).toEqual([ids.length, ids.length]);
}, 300_000);

// The approval is the instant: from its transaction on the command is in the queue with its token, whoever is alive.
it('makes exactly one order of each approval, wherever its senders are killed after it was given', async () => {
  const before = live();
  const decisions = decisionsOf(() => 'NEEDS_APPROVAL');
  const desk = guardDesk(store.outbound, decisions);
  const asked: OutboundCommand[] = [];
  for (let number = 1; number <= 6; number += 1) {
    const [command] = await desk.submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A-100'), approval: null }],
      requestedBy: 'anna',
      reason: null,
      idempotencyKey: `approved ${number}`,
      correlationId: 'c-1',
    });
    if (command !== undefined) asked.push(command);
  }
  servers.erp.faults.set({ latencyMs: 60 });
  for (const [index, { approvalId, kind, system, requestedBy, content }] of asked.entries()) {
    const victim = await start();
    const token = await decisions.signApproval({ kind, system, requestedBy, content } as ProposedAction, 'mira'); // a command that is asked for is an action
    const by = { decidedBy: 'mira', reason: null, correlationId: 'c-2', token } as const;
    await store.approvals.decide(approvalId ?? '', { ...by, state: 'APPROVED' });
    await wait(index * 25); // before it was taken up, on its way, after it was made
    expect(await victim.end('SIGKILL')).toBe('SIGKILL');
  }
  await start();
  await vi.waitFor(
    async () => {
      for (const { id } of asked) expect((await store.outbound.load(id))?.state).toBe('ACKNOWLEDGED');
    },
    { timeout: 120_000, interval: 250 },
  );
  expect([asked.length, live() - before]).toEqual([6, 6]);
}, 300_000);
