// How work that takes long stands: whom it waits for, since when, and what hangs on it, from a forecast to the ERP.
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { OutboundOutcome } from '@distribution/model/operations/outbound-work';
import type { Store } from '@distribution/prisma/store/open-store';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { handOverParameters } from '@distribution/sync/publication/hand-over-parameters';
import { createOutboundRoute } from '@distribution/sync/publication/outbound-route';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import { decisionsOf, order } from '../../kit/outbound-stand.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { decisions, openMasters, tellVersion, toolsOf, version } from './stand.ts';

const BY = { requestedBy: 'test', correlationId: 'c' };
const signal = new AbortController().signal;
const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;
const operator = { kind: 'USER', subject: 'ops', roles: ['operator'] } as const;
const WORKFLOW = `workflow { step state waitingOn waitingFor since
  impact { positions quantities { value unit } values { amount currency } daysOfCoverAtRisk } }`;

let database: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store, approvalSigner: decisions });
  graphs.time.now = Date.now();
});
afterAll(async () => {
  await store.close();
  await database.close();
});

const ask = async (query: string, principal: object = planner) => {
  const { data, errors } = await graphs.ask('operations', query, {}, principal);
  expect(errors).toBeUndefined();
  return data;
};
const publication = async (principal: object = planner) =>
  (await ask(`{ forecastPublication(version: "V2") { finishedAt ${WORKFLOW} } }`, principal)).forecastPublication;
const commands = async () =>
  (await ask(`{ outboundCommands { nodes { id ${WORKFLOW} } } }`, operator)).outboundCommands.nodes;
const answer = async (outcome: OutboundOutcome): Promise<void> => {
  const taken = await store.outboundWork.take('erp', ['CHANGE_PLANNING_PARAMETERS', 'CREATE_PURCHASE_ORDER'], 10_000);
  if (taken === null) throw new Error('nothing waits');
  await store.outboundWork.settle(taken, outcome);
};

// A at DC1: 100 → 105 at 1.25 EUR each, 75 a week, so 5 ÷ (75 ÷ 7) = 0.46 days. B at DC1: 100 → 130, 100 a week: 2.1 days.
it('tells of a publication, its approvals and its commands what they wait for, and what hangs on them', async () => {
  const route = createOutboundRoute(store.outbound, decisions);
  const publish = (code: string) => publishForecast(version(code), BY, toolsOf(store, route), signal);
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'B@DC1': 70 });
  await publish('V1');
  await tellVersion(store, 'V2', 2, { 'A@DC1': 75, 'B@DC1': 100 });
  await publish('V2');
  const both = await publication();
  expect(both.workflow).toEqual({
    step: 'STATUS',
    state: 'PUBLISHED',
    waitingOn: 'PERSON',
    waitingFor: 'planner, approver',
    since: both.finishedAt,
    impact: {
      positions: 2,
      quantities: [{ value: '35', unit: 'EA' }],
      values: [{ amount: '43.75', currency: 'EUR' }],
      daysOfCoverAtRisk: '2.1',
    },
  });
  expect((await publication({ ...planner, regions: ['NW'] })).workflow.impact).toMatchObject({
    positions: 0,
    quantities: [],
  });

  const [approval] = (await ask(`{ approvals { nodes { id requestedAt ${WORKFLOW} } } }`)).approvals.nodes;
  const thirty = {
    positions: 1,
    quantities: [{ value: '30', unit: 'EA' }],
    values: [{ amount: '37.5', currency: 'EUR' }],
  };
  expect(approval.workflow).toEqual({
    step: 'PENDING',
    state: 'PENDING',
    waitingOn: 'PERSON',
    waitingFor: 'planner, approver',
    since: approval.requestedAt,
    impact: { ...thirty, daysOfCoverAtRisk: '2.1' },
  });
  const [moved] = await commands();
  const SEEN = '{ outboundCommands { nodes { id } } }';
  const seenBy = async (principal: object) => (await ask(SEEN, principal)).outboundCommands.nodes;
  expect(await seenBy({ ...planner, subject: BY.requestedBy })).toEqual([{ id: moved.id }]); // who had it published by hand
  expect(await seenBy({ ...planner, subject: BY.requestedBy, regions: ['NW'] })).toEqual([]);
  expect(await seenBy(planner)).toEqual([]); // policy allowed it: there is no approval that it rests on
  expect(moved.workflow).toMatchObject({
    state: 'QUEUED',
    waitingOn: 'PLATFORM',
    impact: { quantities: [{ value: '5', unit: 'EA' }], daysOfCoverAtRisk: '0.4' },
  });
  await answer({ state: 'ACKNOWLEDGED', document: null, revision: 1 }); // the flow has told of it: revision 1
  expect((await commands())[0].workflow).toMatchObject({
    state: 'ACKNOWLEDGED',
    waitingOn: 'SYSTEM',
    waitingFor: 'erp',
  });
  await store.outboundWork.confirm();
  expect((await commands())[0].workflow).toMatchObject({ state: 'CONFIRMED', waitingOn: null, waitingFor: null });
  expect((await publication()).workflow).toMatchObject({ waitingOn: 'PERSON', impact: thirty });

  await ask(
    `mutation { decideApprovals(input: { ids: ["${approval.id}"], decision: APPROVE }) { userErrors { code } } }`,
  );
  await store.publications.takeUpApprovals();
  await handOverParameters(store.publications, route, signal);
  expect((await publication()).workflow).toMatchObject({ waitingOn: 'SYSTEM', waitingFor: 'erp', impact: thirty });
  const [approved] = (await ask(`{ approvals { nodes { decidedAt ${WORKFLOW} } } }`)).approvals.nodes;
  expect(approved.workflow).toMatchObject({ state: 'APPROVED', waitingOn: null, since: approved.decidedAt });
});

it('tells of an order that it waits for leave, and then behind the parameters it rests on', async () => {
  const desk = guardDesk(
    store.outbound,
    decisionsOf(() => 'NEEDS_APPROVAL'),
  );
  const content = { ...order('B', 'S1'), shipToCode: locationCodeSchema.parse('DC1') };
  const [bought] = await desk.submit({
    ...BY,
    steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content, approval: null }],
    reason: null,
    idempotencyKey: 'k1',
  });
  const impact = {
    positions: 1,
    quantities: [{ value: '3', unit: 'EA' }],
    values: [{ amount: '9.3', currency: 'USD' }],
    daysOfCoverAtRisk: '0.2', // 3 ÷ (100 ÷ 7)
  };
  expect((await commands())[0].workflow).toMatchObject({ waitingOn: 'PERSON', waitingFor: 'approver', impact });
  const token = await decisionsOf(() => 'ALLOW').signApproval(
    { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', requestedBy: 'test', content },
    'mira',
  );
  const by = { state: 'APPROVED', decidedBy: 'mira', reason: null, correlationId: 'c', token } as const;
  await store.approvals.decide(bought?.approvalId ?? '', by);
  expect((await commands())[0].workflow).toMatchObject({
    state: 'QUEUED',
    waitingOn: 'COMMAND',
    waitingFor: 'planning parameters of B at DC1',
    impact,
  });
  await answer({ state: 'REJECTED', errorCode: 'UPSTREAM_REJECTED', errorMessage: 'no' });
  const [order1, refused] = await commands();
  expect(order1.workflow).toMatchObject({ waitingOn: 'PLATFORM' });
  expect(refused.workflow).toMatchObject({ state: 'REJECTED', waitingOn: 'PERSON', waitingFor: 'operator' });
});
