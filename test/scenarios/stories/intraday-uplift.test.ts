// A story: at noon planning raises one product at one site. Procurement is told once, although the news comes twice; the
// change stands on the list of what nobody has acted upon until an order to the supplier has come back from the ERP.
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askWell, type GraphAnswer } from '../../kit/graph-client.ts';
import { openStory, type Story } from '../../kit/open-story.ts';
import { mondayIn, planAmply, publishPlan } from './weekly-plan.ts';

const SOON = { timeout: 40_000, interval: 200 };
const MORNING = { 'A-100@DC-ATL': 70, 'A-200@DC-ATL': 70, 'A-100@DC-LAX': 70 };
/** Buyers may order up to 1000 USD; no rule is about parameters, so that each change of one waits for an approver. */
const POLICY = `rules:
  - name: small-order
    when: { kinds: [CREATE_PURCHASE_ORDER], valueAtMost: { amount: "1000", currency: USD } }
    verdict: ALLOW
    reason: small enough for a buyer
`;

const folder = mkdtempSync(path.join(tmpdir(), 'distribution-story-'));
let story: Story;
let buyer: string;
let planner: string;
let operator: string;
beforeAll(async () => {
  const file = path.join(folder, 'policy.yaml');
  writeFileSync(file, POLICY);
  const world = createTinyWorld();
  planAmply(world);
  publishPlan(world, 'MORNING', new Date(Date.now() - 3_600_000).toISOString(), 0, MORNING);
  story = await openStory(world, { DECISION_POLICY_FILE: file });
  buyer = await story.product.token('bea', ['procurement']);
  planner = await story.product.token('pia', ['planner']);
  operator = await story.product.token('ops', ['operator']);
}, 120_000);
afterAll(async () => {
  await story?.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const ask = async (
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token = buyer,
): Promise<GraphAnswer['data']> => (await askWell(story.product.url, query, variables, token)).data;
const published = async (version: string): Promise<void> => {
  await vi.waitFor(async () => {
    const { forecastPublication } = await ask(`{ forecastPublication(version: "${version}") { state } }`, {}, planner);
    expect(forecastPublication).toEqual({ state: 'PUBLISHED' });
  }, SOON);
};
const queue = async () => {
  const LIST = `{ exceptions(filter: { kinds: [FORECAST_SPIKE, SUPPLIER_COLLABORATION] })
    { nodes { kind state role sku locationCode supplierCode timesOpened value { amount currency } } } }`;
  const { nodes } = (await ask(LIST)).exceptions;
  return nodes.sort((left: { kind: string }, right: { kind: string }) => left.kind.localeCompare(right.kind));
};
const impacts = async (filter: string) => {
  const LIST = `{ forecastImpacts(filter: ${filter}) {
    nodes { versionCode sku locationCode supplierCode priority changePercent outcome consumedBy } } }`;
  return (await ask(LIST)).forecastImpacts.nodes;
};
it('reaches procurement once, and is off the list when the order has come back', async () => {
  const { world, servers } = story;
  await published('MORNING');
  expect(await queue()).toEqual([]);
  expect(await impacts('{ isUnconsumed: true }')).toEqual([]);

  servers.faults.planning.set({ webhooks: { duplicateRate: 1 } });
  publishPlan(world, 'NOON', new Date().toISOString(), 0, { ...MORNING, 'A-200@DC-ATL': 105 });
  await published('NOON');
  // And once more, by hand.
  const AGAIN = `mutation { publishForecast(input: { idempotencyKey: "noon again", version: "NOON" }) {
    command { id } userErrors { code } } }`;
  const again = (await ask(AGAIN, {}, planner)).publishForecast;
  expect(again.userErrors).toEqual([]);
  await vi.waitFor(async () => {
    const SHOW = 'query ($id: ID!) { syncCommand(id: $id) { status } }';
    // who asked sees it, and an operator
    for (const who of [planner, operator])
      expect((await ask(SHOW, { id: again.command.id }, who)).syncCommand).toEqual({ status: 'SUCCEEDED' });
  }, SOON);
  const raised = {
    state: 'OPEN',
    role: 'procurement',
    sku: 'A-200',
    locationCode: 'DC-ATL',
    supplierCode: 'V-1',
    timesOpened: 1,
  };
  // 35 more a week for four weeks at 3.10
  const once = [
    { kind: 'FORECAST_SPIKE', ...raised, value: { amount: '434', currency: 'USD' } },
    { kind: 'SUPPLIER_COLLABORATION', ...raised, value: null },
  ];
  expect(await queue()).toEqual(once);
  const uplift = {
    versionCode: 'NOON',
    sku: 'A-200',
    locationCode: 'DC-ATL',
    supplierCode: 'V-1',
    priority: 'RAISED',
    changePercent: '50',
    outcome: 'NEEDS_APPROVAL',
  };
  expect(await impacts('{ isUnconsumed: true }')).toEqual([{ ...uplift, consumedBy: null }]);

  const ORDER = `mutation ($input: SubmitPurchaseOrderInput!) { submitPurchaseOrder(input: $input) {
    command { id } userErrors { code message } } }`;
  const input = {
    idempotencyKey: 'noon A-200',
    legalEntity: 'US01',
    supplierCode: 'V-1',
    shipToCode: 'DC-ATL',
    orderedAt: new Date().toISOString(),
    currency: 'USD',
    lines: [{ sku: 'A-200', quantity: '144', unit: 'EA', unitPrice: '3.10', requestedOn: mondayIn(2) }],
    reason: 'the forecast rose at noon',
  };
  const { command, userErrors } = (await ask(ORDER, { input })).submitPurchaseOrder;
  expect(userErrors).toEqual([]);
  expect((await ask(ORDER, { input })).submitPurchaseOrder).toEqual({ command, userErrors: [] });
  const document = await vi.waitFor(async () => {
    const SHOW = 'query ($id: ID!) { outboundCommand(id: $id) { state document attempts } }';
    const { outboundCommand } = await ask(SHOW, { id: command.id });
    expect(outboundCommand).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    return outboundCommand.document as string; // what the query selects
  }, SOON);
  expect(world.tables.PurchaseOrders.get(document)).toMatchObject({
    VendorNo: 'V-1',
    Lines: [{ ItemNo: 'A-200', Quantity: '144' }],
  });
  expect(
    (
      await ask('query ($number: String!) { purchaseOrder(number: $number) { lines { product { sku } } } }', {
        number: document,
      })
    ).purchaseOrder,
  ).toEqual({ lines: [{ product: { sku: 'A-200' } }] });

  expect(await impacts('{ isUnconsumed: true }')).toEqual([]);
  expect(await impacts('{ isRaised: true }')).toEqual([{ ...uplift, consumedBy: 'PURCHASE_ORDER' }]);
  expect(await queue()).toEqual(once);
}, 240_000);
