// A story: the week of a regional distributor. Planning publishes its weekly version; what is small goes to the ERP by
// itself and comes back by its flow, what is large waits for an approver; everybody can ask how far it is and how good the
// last plan was.
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askWell, follow, type GraphAnswer } from '../../kit/graph-client.ts';
import { openStory, type Story } from '../../kit/open-story.ts';
import { dayBefore, eveOf, mondayIn, planAmply, publishPlan } from './weekly-plan.ts';

const SOON = { timeout: 60_000, interval: 200 };
const GLOVES = 'A-100@DC-ATL';
const LARGE_GLOVES = 'A-200@DC-ATL';
const LAST = { [GLOVES]: 70, [LARGE_GLOVES]: 70, 'A-100@DC-LAX': 70 };

let story: Story;
let planner: string;
let approver: string;
let operator: string;
beforeAll(async () => {
  const world = createTinyWorld();
  planAmply(world);
  publishPlan(world, 'LAST', eveOf(-1), -1, LAST);
  // The week that is over, for which 70 were planned the evening before it began.
  const of = { ItemNo: 'A-100', SiteNo: 'DC-ATL', QtyType: 'SHIPPED' } as const;
  world.tables.ItemDemand.put({ ...of, FromDate: mondayIn(-1), ToDate: dayBefore(mondayIn(0)), Quantity: '80' });
  story = await openStory(world);
  planner = await story.product.token('pia', ['planner']);
  approver = await story.product.token('arne', ['approver']);
  operator = await story.product.token('ops', ['operator']);
}, 120_000);
afterAll(() => story?.close(), 30_000);

const ask = async (query: string, token = planner, variables = {}): Promise<GraphAnswer['data']> =>
  (await askWell(story.product.url, query, variables, token)).data;
const stateOf = async (version: string): Promise<string | undefined> =>
  (await ask(`{ forecastPublication(version: "${version}") { state } }`)).forecastPublication?.state;
const outcomes = async (publicationId: string) =>
  (
    await ask(
      `query ($id: ID) { forecastImpacts(filter: { publicationId: $id }) { nodes { sku locationCode outcome changePercent } } }`,
      planner,
      { id: publicationId },
    )
  ).forecastImpacts.nodes;
const commands = async () =>
  (
    await ask(
      '{ outboundCommands(filter: { kinds: [CHANGE_PLANNING_PARAMETERS] }) { nodes { subject state attempts } } }',
      operator,
    )
  ).outboundCommands.nodes;
const inTheErp = (item: string, site: string) => story.world.tables.Planning.get(item, site);

it('moves what policy allows, asks about the rest, and is told, shown and judged', async () => {
  const { world, product } = story;
  await vi.waitFor(async () => expect(await stateOf('LAST')).toBe('PUBLISHED'), SOON);
  expect(await commands()).toEqual([]);

  const told: GraphAnswer[] = [];
  const broken: Error[] = [];
  const { eventCursor } = (await ask('{ exceptions(first: 1) { eventCursor } }')).exceptions;
  const stop = follow(
    product.url,
    `subscription { planningStatusChanged(after: "${eventCursor}") { cursor publication { versionCode state } } }`,
    (result) => told.push(result),
    (why) => broken.push(why),
    planner,
  );

  publishPlan(world, 'THIS', new Date().toISOString(), 0, { ...LAST, [GLOVES]: 77, [LARGE_GLOVES]: 105 });
  await vi.waitFor(async () => expect(await stateOf('THIS')).toBe('PUBLISHED'), SOON);
  const { forecastPublication: publication } = await ask(
    '{ forecastPublication(version: "THIS") { id requestedBy version { seriesCount } steps { step counts { name count } } } }',
  );
  expect(publication.steps.map(({ step }: { step: string }) => step)).toEqual([
    'QUALITY',
    'DIFFERENCE',
    'DECISION',
    'PARAMETERS',
    'EXCEPTIONS',
    'STATUS',
  ]);
  expect(publication).toMatchObject({ requestedBy: 'forecast-publication' });
  expect(await outcomes(publication.id)).toEqual([
    { sku: 'A-100', locationCode: 'DC-ATL', outcome: 'SUBMITTED', changePercent: '10' },
    { sku: 'A-100', locationCode: 'DC-LAX', outcome: 'UNCHANGED', changePercent: '0' },
    { sku: 'A-200', locationCode: 'DC-ATL', outcome: 'NEEDS_APPROVAL', changePercent: '50' },
  ]);

  // A fortnight's demand rose by 14: 7 % of the reorder point. It went, was taken once, and came back by its flow.
  await vi.waitFor(async () => expect(await commands()).toMatchObject([{ state: 'CONFIRMED', attempts: 1 }]), SOON);
  expect(inTheErp('A-100', 'DC-ATL')).toMatchObject({ ReorderPoint: '214', MaxInventory: '514' });
  expect(inTheErp('A-200', 'DC-ATL')).toMatchObject({ ReorderPoint: '200', MaxInventory: '500' });

  const WAITING = '{ approvals(states: [PENDING]) { nodes { id subject trace { rule outcome } } } }';
  const [waiting, ...others] = (await ask(WAITING, approver)).approvals.nodes;
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({ subject: 'A-200 at DC-ATL' });
  const DECIDE = `mutation ($id: ID!) { decideApprovals(input: { ids: [$id], decision: APPROVE, reason: "agreed" }) {
    approvals { state decidedBy } userErrors { code } } }`;
  expect((await ask(DECIDE, approver, { id: waiting.id })).decideApprovals).toEqual({
    approvals: [{ state: 'APPROVED', decidedBy: 'arne' }],
    userErrors: [],
  });
  await vi.waitFor(async () => {
    expect(await commands()).toMatchObject([
      { state: 'CONFIRMED', attempts: 1 },
      { state: 'CONFIRMED', attempts: 1 },
    ]);
  }, SOON);
  expect(inTheErp('A-200', 'DC-ATL')).toMatchObject({ ReorderPoint: '270', MaxInventory: '570' });
  const POSITION =
    '{ inventoryPosition(sku: "A-200", locationCode: "DC-ATL") { reorderPoint { value unit } maximumStock { value } } }';
  expect((await ask(POSITION)).inventoryPosition).toEqual({
    reorderPoint: { value: '270', unit: 'EA' },
    maximumStock: { value: '570' },
  });

  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), SOON);
  await stop();
  expect(told.map(({ data }) => data.planningStatusChanged)).toMatchObject([
    { publication: { versionCode: 'THIS', state: 'PUBLISHED' } },
  ]);
  expect(broken).toEqual([]);

  // 70 of 80: an eighth too little.
  const ACCURACY = `{ product(sku: "A-100") { forecastAccuracy(from: "${mondayIn(-4)}", to: "${mondayIn(0)}", locationCodes: ["DC-ATL"]) {
    locationCode weekCount wape bias } } }`;
  expect((await ask(ACCURACY)).product.forecastAccuracy).toEqual([
    { locationCode: 'DC-ATL', weekCount: 1, wape: '0.125', bias: '-0.125' },
  ]);
}, 240_000);
