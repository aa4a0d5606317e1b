// An order that policy lets nobody make alone: who asks, who decides, who follows it, and how it ends. The whole product
// before a sandbox, people with tokens of their own.
import { instantOf } from '@distribution/model/time/instant';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { ask, askWell, follow, type GraphAnswer } from '@distribution/test/kit/graph-client';
import { openSignIn, type SignIn } from '@distribution/test/kit/sign-in';
import { openStory, type Story } from '@distribution/test/kit/open-story';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const SOON = { timeout: 60_000, interval: 100 };
const SUBMIT = `mutation ($key: String!, $quantity: Decimal!) { submitPurchaseOrder(input: { idempotencyKey: $key,
  legalEntity: "US01", supplierCode: "V-1", shipToCode: "DC-ATL", orderedAt: "2026-03-02T08:00:00Z", currency: "USD",
  reason: "the shelf is empty", lines: [{ sku: "A-100", quantity: $quantity, unit: "EA", unitPrice: "3.10", requestedOn: "2026-03-09" }] })
  { command { id state approval { id } } userErrors { code } } }`;
const SHOW =
  'query ($id: ID!) { approval(id: $id) { state reason requestedBy commands { id state document errorCode errorMessage } } }';
const DECIDE = `mutation ($id: ID!, $decision: ApprovalDecision!) { decideApprovals(input: { ids: [$id], decision: $decision,
  reason: "as agreed" }) { approvals { state decidedBy } userErrors { code } } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawApprovals(input: { ids: [$id], reason: "a mistake" }) {
  approvals { state decidedBy } userErrors { code } } }`;
const COMMANDS = '{ outboundCommands { nodes { id } } }';

let signIn: SignIn;
let story: Story;
/** anna buys and may approve, mira approves, bert approves in another region, vera only looks. */
let tokens: Readonly<Record<'anna' | 'mira' | 'bert' | 'vera', string>>;
beforeAll(async () => {
  signIn = await openSignIn();
  story = await openStory(createTinyWorld(), signIn.env);
  tokens = {
    anna: await signIn.issue('anna', ['procurement', 'approver'], ['SE']),
    mira: await signIn.issue('mira', ['approver'], ['SE']),
    bert: await signIn.issue('bert', ['approver'], ['NE']),
    vera: await signIn.issue('vera', ['viewer'], ['SE']),
  };
}, 120_000);
afterAll(async () => {
  await story?.close();
  signIn.close();
}, 30_000);

type Person = keyof typeof tokens;
const asks = async (who: Person, query: string, variables = {}): Promise<GraphAnswer['data']> =>
  (await askWell(story.product.url, query, variables, tokens[who])).data;
const submit = async (key: string, quantity = '3') =>
  (await asks('anna', SUBMIT, { key, quantity })).submitPurchaseOrder;
const orders = (): number => [...story.world.tables.PurchaseOrders.live()].length;
const shown = async (who: Person, id: string) => (await asks(who, SHOW, { id })).approval;

it('waits for leave of somebody else, is then made once, and everybody it concerns can follow it', async () => {
  const { eventCursor } = (await asks('mira', '{ exceptions(first: 1) { eventCursor } }')).exceptions;
  const told = { mira: [] as string[], anna: [] as string[], bert: [] as string[], vera: [] as string[] };
  const stops = (['mira', 'anna', 'bert', 'vera'] as const).map((who) =>
    follow(
      story.product.url,
      `subscription { outboundCommandChanged(after: "${eventCursor}", filter: { kinds: [CREATE_PURCHASE_ORDER] }) { command { state approvalId } } }`,
      ({ data }) => told[who].push(data.outboundCommandChanged.command.state),
      () => undefined,
      tokens[who],
    ),
  );
  const before = orders();
  const asked = await submit('once');
  expect(asked).toMatchObject({ command: { state: 'AWAITING_APPROVAL' }, userErrors: [] });
  expect(await submit('once')).toEqual(asked); // under one key, one command and one request
  const { id } = asked.command.approval;

  const PENDING = '{ approvals(states: [PENDING], kinds: [CREATE_PURCHASE_ORDER]) { nodes { id subject } } }';
  expect((await asks('mira', PENDING)).approvals.nodes).toEqual([{ id, subject: 'purchase order from V-1 to DC-ATL' }]);
  expect((await asks('bert', PENDING)).approvals.nodes).toEqual([]);
  expect((await shown('mira', id)).reason).toContain('the shelf is empty. 9.3 USD');
  expect((await asks('anna', DECIDE, { id, decision: 'APPROVE' })).decideApprovals).toMatchObject({
    approvals: [{ state: 'PENDING' }],
    userErrors: [{ code: 'INVALID_ARGUMENT' }],
  });
  expect((await asks('bert', DECIDE, { id, decision: 'APPROVE' })).decideApprovals).toEqual({
    approvals: [],
    userErrors: [{ code: 'NOT_FOUND' }],
  });
  expect(orders()).toBe(before);

  const approved = { approvals: [{ state: 'APPROVED', decidedBy: 'mira' }], userErrors: [] };
  expect((await asks('mira', DECIDE, { id, decision: 'APPROVE' })).decideApprovals).toEqual(approved);
  expect((await asks('mira', DECIDE, { id, decision: 'APPROVE' })).decideApprovals).toEqual(approved);
  await vi.waitFor(async () => expect((await shown('anna', id)).commands[0].state).toBe('CONFIRMED'), SOON);
  expect(orders()).toBe(before + 1);
  const { commands } = await shown('mira', id);
  expect(commands).toEqual([
    {
      id: asked.command.id,
      state: 'CONFIRMED',
      document: expect.stringMatching(/^PO-/),
      errorCode: null,
      errorMessage: null,
    },
  ]);

  const seen = [{ id: asked.command.id }];
  expect((await asks('mira', COMMANDS)).outboundCommands.nodes).toEqual(seen);
  expect((await asks('anna', COMMANDS)).outboundCommands.nodes).toEqual(seen);
  for (const stranger of ['bert', 'vera'] as const) {
    expect((await asks(stranger, COMMANDS)).outboundCommands.nodes).toEqual([]);
    expect(await shown(stranger, id)).toBeNull();
  }
  const steps = ['AWAITING_APPROVAL', 'QUEUED', 'SENT', 'ACKNOWLEDGED', 'CONFIRMED'];
  await vi.waitFor(() => expect([told.mira, told.anna]).toEqual([steps, steps]), SOON);
  expect([told.bert, told.vera]).toEqual([[], []]);
  for (const stop of stops) await stop();
  const trail = (await story.product.store.audit.list(id, 10)).map(({ action, actor }) => [action, actor]);
  expect(trail).toEqual([
    ['approval.APPROVED', 'mira'],
    ['approval.PENDING', 'anna'],
  ]);
}, 120_000);

it.each([
  ['REJECTED', 'rejected (mira): as agreed', (id: string) => asks('mira', DECIDE, { id, decision: 'REJECT' })],
  ['WITHDRAWN', 'withdrawn (anna): a mistake', (id: string) => asks('anna', WITHDRAW, { id })],
  [
    'EXPIRED',
    'not given in time (approvals): Nobody decided in time.',
    () => story.product.store.approvals.expire(instantOf(Date.now() + 8 * 86_400_000)),
  ],
] as const)('ends where all can see it when its approval is %s', async (state, why, end) => {
  const before = orders();
  const { command } = await submit(`ends ${state}`);
  const { id } = command.approval;
  expect((await asks('mira', WITHDRAW, { id })).withdrawApprovals.userErrors).toEqual([{ code: 'INVALID_ARGUMENT' }]);
  await end(id);
  expect(await shown('anna', id)).toMatchObject({
    state,
    commands: [{ state: 'ABANDONED', errorCode: 'APPROVAL_REQUIRED', errorMessage: `Its approval was ${why}` }],
  });
  expect((await asks('mira', DECIDE, { id, decision: 'APPROVE' })).decideApprovals.userErrors).toEqual([
    { code: 'VERSION_CONFLICT' },
  ]);
  expect((await submit(`ends ${state}`)).command.id).toBe(command.id); // the key is used up, and says how it ended
  const [last] = await story.product.store.audit.list(id, 1);
  expect(last?.action).toBe(`approval.${state}`);
  expect((await story.product.store.audit.verify()).brokenAt).toBeNull();
  expect(orders()).toBe(before);
});

it('takes no approval that is brought along and is none of exactly this', async () => {
  const forged = SUBMIT.replace('currency: "USD"', 'currency: "USD", approval: "made up"');
  const { data } = await ask(story.product.url, forged, { key: 'forged', quantity: '1' }, tokens.anna);
  expect(data.submitPurchaseOrder).toEqual({ command: null, userErrors: [{ code: 'APPROVAL_REQUIRED' }] });
});

it('refuses the stream of what may not be asked for either', async () => {
  const query = 'subscription { planningStatusChanged { cursor } }';
  let stop = async (): Promise<void> => undefined;
  const ended = new Promise<Error>((resolve) => {
    stop = follow(story.product.url, query, () => resolve(new Error('it was told something')), resolve, tokens.vera);
  });
  expect((await ended).message).toContain('"code":"FORBIDDEN"');
  await stop();
  const { errors } = await ask(story.product.url, '{ forecastPublications { nodes { id } } }', {}, tokens.vera);
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
