import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import * as sample from '@distribution/test/kit/sample-records';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { silentLog } from '@distribution/platform/log/log';
import { createCommandHandler } from '@distribution/sync/do-command';
import { witnessAudit } from '@distribution/sync/witness-audit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toolsOf } from '../forecast-publication/stand.ts';

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  const reconciliation = {
    store: store.reconciliation,
    deliveries: store.sync,
    wake: () => undefined,
    clock: { now: Date.now },
    readDeadlineMs: 1_000,
    settleMs: 1_000,
    lookMs: 10,
  };
  const publication = toolsOf(store, null);
  const tools = { journal: store.journal, reconciled: [], reconciliation, publication };
  worker = await store.commandQueue.work(createCommandHandler(tools));
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
});
afterAll(async () => {
  await worker.stop();
  await store.close();
  await testDatabase.close();
});

const anna = { kind: 'USER', subject: 'anna', roles: ['operator'] } as const;
const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}, principal: object = anna) =>
  (await graphs.ask('operations', query, variables, principal)) as unknown as { data: unknown; errors?: unknown[] }; // the shape of any answer

/** A change of a hold that is expected to be taken. */
const changeHold = async (mutation: string, variables: Readonly<Record<string, unknown>>) =>
  (await ask(mutation, variables)).data as { placeLegalHold: { hold: { id: string } } }; // asserted by the caller

const VERIFY = `mutation ($key: String!) { verifyProjections(input: { idempotencyKey: $key, reason: "monthly" }) {
  command { id status requestedBy } userErrors { code path } } }`;
const SHOW = `query ($id: ID!) { syncCommand(id: $id) { status done total errorCode
  verification { equal projections { name equal rows replayedRows differences { key kind } } }
  replay { pages changed { kind count } } } }`;

const ended = (id: string) =>
  vi.waitFor(
    async () => {
      const { syncCommand } = (await ask(SHOW, { id })).data as { syncCommand: { status: string } };
      if (!/SUCCEEDED|FAILED/.test(syncCommand.status)) throw new Error(syncCommand.status);
      return syncCommand;
    },
    { timeout: 20_000, interval: 100 },
  );

describe('an operator', () => {
  it('has the projections compared with the journal, and put right from it', async () => {
    const { verifyProjections } = (await ask(VERIFY, { key: 'k1' })).data as {
      verifyProjections: { command: { id: string }; userErrors: unknown[] };
    };
    expect(verifyProjections).toMatchObject({ command: { requestedBy: 'anna' }, userErrors: [] });
    const report = await ended(verifyProjections.command.id);
    expect(report).toMatchObject({
      status: 'SUCCEEDED',
      done: 1,
      total: 1,
      verification: { equal: true },
      replay: null,
    });

    const replay = `mutation ($dryRun: Boolean!) { replayChanges(input: { idempotencyKey: "r", dryRun: $dryRun }) {
      command { id } userErrors { code path retryable } } }`;
    const first = (await ask(replay, { dryRun: true })).data as { replayChanges: { command: { id: string } } };
    expect(await ended(first.replayChanges.command.id)).toMatchObject({ replay: { pages: 1, changed: [] } });
    const refused = [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input'], retryable: false }];
    expect((await ask(replay, { dryRun: false })).data).toEqual({
      replayChanges: { command: null, userErrors: refused },
    });
  });

  it('has a flow compared only by a name there is', async () => {
    const reconcile = `mutation ($flow: String!) { reconcileFlow(input: { idempotencyKey: "f", flow: $flow }) {
      command { id } userErrors { code } } }`;
    expect((await ask(reconcile, { flow: 'prodcts' })).data).toEqual({
      reconcileFlow: { command: null, userErrors: [{ code: 'INVALID_ARGUMENT' }] },
    });
    const { reconcileFlow } = (await ask(reconcile, { flow: 'products' })).data as {
      reconcileFlow: { command: { id: string } };
    };
    expect(await ended(reconcileFlow.command.id)).toMatchObject({ status: 'FAILED', errorCode: 'NOT_FOUND' }); // no system here
  });

  it('sees to what is parked, and the trail says who did', async () => {
    await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '5')]);
    const list = (await ask('{ parkedRecords { nodes { id errorCode } } }')).data as {
      parkedRecords: { nodes: { id: string }[] };
    };
    const id = list.parkedRecords.nodes[0]?.id ?? '';
    const retry = `mutation ($id: ID!, $payload: String) {
      retryParkedRecord(input: { id: $id, payload: $payload, reason: "looked at" }) {
        settled record { errorCode } userErrors { code path } } }`;
    expect((await ask(retry, { id })).data).toEqual({
      retryParkedRecord: { settled: false, record: { errorCode: 'UNKNOWN_REFERENCE' }, userErrors: [] },
    });
    expect((await ask(retry, { id, payload: '{}' })).data).toMatchObject({
      retryParkedRecord: {
        settled: false,
        record: { errorCode: 'UNKNOWN_REFERENCE' },
        userErrors: [{ code: 'INVALID_ARGUMENT', path: ['input', 'payload'] }],
      },
    });
    const discard =
      'mutation ($id: ID!) { discardParkedRecord(input: { id: $id, reason: "no such item" }) { discarded userErrors { code } } }';
    expect((await ask(discard, { id })).data).toEqual({ discardParkedRecord: { discarded: true, userErrors: [] } });
    expect((await ask(discard, { id })).data).toEqual({
      discardParkedRecord: { discarded: false, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    const trail = '{ auditTrail(first: 1) { actor action target detail } auditVerdict { whole } }';
    expect((await ask(trail)).data).toEqual({
      auditTrail: [
        { actor: 'anna', action: 'parked.DISCARDED', target: id, detail: expect.stringContaining('no such item') },
      ],
      auditVerdict: { whole: true },
    });

    const lines: object[] = [];
    const logger = { ...silentLog, info: (fields: object): void => void lines.push(fields) };
    await witnessAudit(store.audit, logger);
    const verdict = 'query ($kept: AuditWitness) { auditVerdict(kept: $kept) { whole entries } }';
    const { entries, hash } = await graphs
      .ask('operations', '{ auditVerdict { entries hash } }', {}, anna)
      .then(({ data }) => data.auditVerdict as { entries: number; hash: string }); // as selected
    expect(lines).toEqual([{ entries, hash }]);
    expect((await ask(verdict, { kept: lines[0] })).data).toEqual({ auditVerdict: { whole: true, entries } });
    const another = { entries, hash: 'f'.repeat(64) };
    expect((await ask(verdict, { kept: another })).data).toEqual({
      auditVerdict: { whole: false, entries: entries - 1 },
    });
    const none = { kept: { entries, hash: 'none' } };
    expect((await ask(verdict, none)).errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT' } }]);
    const place = `mutation ($target: ID) {
      placeLegalHold(input: { target: $target, reason: "proceedings 7" }) { hold { id target placedBy releasedAt } userErrors { code } } }`;
    const { hold } = (await changeHold(place, { target: id })).placeLegalHold;
    expect(hold).toMatchObject({ target: id, placedBy: 'anna', releasedAt: null });
    const release =
      'mutation ($id: ID!) { releaseLegalHold(input: { id: $id, reason: "settled" }) { hold { releasedAt } userErrors { code } } }';
    const released = { releaseLegalHold: { hold: { releasedAt: expect.any(String) }, userErrors: [] } };
    expect((await ask(release, { id: hold.id })).data).toEqual(released);
    expect((await ask(release, { id: hold.id })).data).toEqual({
      releaseLegalHold: { hold: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    const out =
      '{ auditExport { position action target } legalHolds { id } auditVerdict { whole begins { position } } }';
    expect((await ask(out)).data).toMatchObject({
      auditExport: expect.arrayContaining(
        ['parked.DISCARDED', 'hold.PLACED', 'hold.RELEASED'].map(
          (action) => expect.objectContaining({ action }) as unknown,
        ),
      ) as unknown,
      legalHolds: [{ id: hold.id }],
      auditVerdict: { whole: true, begins: null },
    });
  });
});

it.each([
  ['commands', '{ syncCommands { nodes { id } } }'],
  ['the trail', '{ auditTrail { actor } }'],
  ['the trail as it is kept', '{ auditExport { hash } }'],
  ['holds', '{ legalHolds { id } }'],
  ['a hold', 'mutation { placeLegalHold(input: { reason: "x" }) { hold { id } } }'],
  ['the end of a hold', 'mutation { releaseLegalHold(input: { id: "x", reason: "x" }) { hold { id } } }'],
  ['the journal', '{ changeJournal { pages } }'],
  ['a comparison', 'mutation { verifyProjections(input: { idempotencyKey: "x" }) { userErrors { code } } }'],
  [
    'a comparison with a system',
    'mutation { reconcileFlow(input: { idempotencyKey: "x", flow: "products" }) { userErrors { code } } }',
  ],
  ['a decision', 'mutation { resolveDrift(input: { id: "1", resolution: KEEP, reason: "-" }) { resolved } }'],
  ['a dead letter', 'mutation { discardParkedRecord(input: { id: "1", reason: "-" }) { discarded } }'],
])('%s are for operators only', async (_what, query) => {
  const { errors } = await ask(query, {}, { kind: 'USER', subject: 'carl', roles: ['planner'] });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
