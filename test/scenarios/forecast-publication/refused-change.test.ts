// What the ERP finally refuses is not planned on: the basis goes back, somebody is told, and the next version asks for the
// whole of it again. Through the real way out, against an ERP whose answer the test decides.
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import type { OutboundOutcome } from '@distribution/model/operations/outbound-work';
import { instantOf } from '@distribution/model/time/instant';
import type { Store } from '@distribution/prisma/store/open-store';
import { createOutboundRoute } from '@distribution/sync/publication/outbound-route';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyChanges } from '../../kit/apply-changes.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import * as sample from '../../kit/sample-records.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { decisions, EXCEPTIONS, NOW, openMasters, tellVersion, toolsOf, version } from './stand.ts';

const BY = { requestedBy: 'test', correlationId: 'c' };
const REFUSED: OutboundOutcome = {
  state: 'REJECTED',
  errorCode: 'UPSTREAM_REJECTED',
  errorMessage: 'the period is closed',
};
const TAKEN: OutboundOutcome = { state: 'ACKNOWLEDGED', document: null, revision: 2 };
const operator = { kind: 'USER', subject: 'ops', roles: ['operator', 'integration-support'] } as const;
const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;

let database: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store, approvalSigner: decisions });
  graphs.time.now = Date.now();
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const ask = async (query: string, variables = {}, principal: object = planner) => {
  const { data, errors } = await graphs.ask('operations', query, variables, principal);
  expect(errors).toBeUndefined();
  return data;
};
/** Publishes 70 a week of everything but A at DC1. */
const publish = async (code: string, revision: number, weekly: number) => {
  await tellVersion(store, code, revision, { 'A@DC1': weekly, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
  const route = createOutboundRoute(store.outbound, decisions);
  return publishForecast(version(code), BY, toolsOf(store, route), new AbortController().signal);
};
/** The next command to the ERP, answered so; answers the reorder point it asked for. */
const answer = async (outcome: OutboundOutcome): Promise<OutboundCommand> => {
  const taken = await store.outboundWork.take('erp', ['CHANGE_PLANNING_PARAMETERS'], 10_000);
  if (taken === null) throw new Error('nothing waits');
  expect(await store.outboundWork.settle(taken, outcome)).toBe(true);
  return taken.command;
};
const reorderPointIn = ({ content }: OutboundCommand): unknown =>
  (content as { set: { reorderPoint: string } }).set.reorderPoint; // of this kind
const outcomes = async () =>
  (
    await ask('{ forecastImpacts(filter: { skus: ["A"], locationCodes: ["DC1"] }) { nodes { outcome consumedBy } } }')
  ).forecastImpacts.nodes.map(({ outcome }: { outcome: string }) => outcome);
const failed = async () => {
  await store.exceptionJudge.judge('OUTBOUND_FAILED', EXCEPTIONS, instantOf(Date.now()));
  const CASES =
    '{ exceptions(filter: { kinds: [OUTBOUND_FAILED], states: [OPEN] }) { nodes { sku locationCode message } } }';
  return (await ask(CASES, {}, operator)).exceptions.nodes;
};
const resolve = async (id: string, action: 'RETRY' | 'ABANDON') =>
  (
    await ask(
      `mutation ($id: ID!, $action: OutboundAction!) { resolveOutboundCommand(input: { id: $id, action: $action, reason: "so be it" }) {
      command { state } userErrors { code } } }`,
      { id, action },
      operator,
    )
  ).resolveOutboundCommand;

it('is taken out of the basis and raised, and the next version asks for all that is owed', async () => {
  await publish('V1', 1, 70);
  await publish('V2', 2, 75);
  expect(reorderPointIn(await answer(REFUSED))).toBe('105');
  expect(await outcomes()).toEqual(['BASELINE', 'FAILED']);
  expect(await failed()).toMatchObject([{ sku: 'A', locationCode: 'DC1', message: expect.stringContaining('closed') }]);
  const OWED = '{ forecastImpacts(filter: { isUnconsumed: true, skus: ["A"] }) { nodes { outcome } } }';
  await publish('V3', 3, 76);
  expect(reorderPointIn(await answer(TAKEN))).toBe('106'); // 100 + (76 − 70), not 105 + (76 − 75) nor 100 + 1
  expect(await outcomes()).toEqual(['BASELINE', 'FAILED', 'SUBMITTED']);
  expect(await failed()).toEqual([]); // what was refused has been overtaken
  expect((await ask(OWED)).forecastImpacts.nodes).toEqual([]);
});

it('takes with it what rests on it: a version that changed nothing more is not planned on either', async () => {
  await publish('V1', 1, 70);
  await publish('V2', 2, 75);
  await publish('V3', 3, 75);
  expect(await outcomes()).toEqual(['BASELINE', 'SUBMITTED', 'UNCHANGED']);
  await answer(REFUSED);
  await publish('V4', 4, 75);
  expect(reorderPointIn(await answer(TAKEN))).toBe('105');
  await publish('V5', 5, 75);
  expect((await outcomes()).at(-1)).toBe('UNCHANGED');
});

it('leaves a later change alone, and goes back past both when that is refused too', async () => {
  await publish('V1', 1, 70);
  await publish('V2', 2, 75);
  await publish('V3', 3, 78);
  expect(reorderPointIn(await answer(REFUSED))).toBe('105');
  expect(reorderPointIn(await answer(REFUSED))).toBe('108'); // said in full
  await publish('V4', 4, 74);
  expect(reorderPointIn(await answer(TAKEN))).toBe('104');
});

it('is planned on again when a person has it sent again, unless a newer version moved it since', async () => {
  await publish('V1', 1, 70);
  await publish('V2', 2, 75);
  const first = await answer(REFUSED);
  expect(await resolve(first.id, 'RETRY')).toEqual({ command: { state: 'QUEUED' }, userErrors: [] });
  expect(await outcomes()).toEqual(['BASELINE', 'SUBMITTED']);
  await answer(REFUSED);
  await publish('V3', 3, 76);
  expect(await resolve(first.id, 'RETRY')).toMatchObject({ userErrors: [{ code: 'VERSION_CONFLICT' }] });
});

it('stays raised when it was given up, until a newer version; and counts when it was made all the same', async () => {
  await publish('V1', 1, 70);
  await publish('V2', 2, 75);
  const lost = { errorCode: 'UPSTREAM_TIMEOUT', errorMessage: 'no answer', retryAfterMs: null };
  const { id } = await answer({ state: 'UNKNOWN', ...lost });
  expect(await resolve(id, 'ABANDON')).toMatchObject({ command: { state: 'ABANDONED' } });
  expect(await outcomes()).toEqual(['BASELINE', 'FAILED']);
  expect(await failed()).toMatchObject([{ message: expect.stringContaining('was given up') }]);
  const told = { revision: 2, asOf: NOW, more: { reorderPoint: '105', maximumStock: '305' } };
  await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '10', told)]);
  await publish('V3', 3, 77);
  expect(reorderPointIn(await answer(TAKEN))).toBe('107'); // 105 + (77 − 75): it had been made
  expect(await failed()).toEqual([]);
});
