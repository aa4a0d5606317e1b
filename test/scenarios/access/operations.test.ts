// Who is told what by the operations subgraph. Everything in the store is of the north-east, or of the whole house.
import { createEntityId } from '@distribution/model/entity-id';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rootFieldsOf } from './root-fields.ts';
import { seedRow } from '@distribution/test/kit/seed-row';

const CALLERS = {
  nobody: { subject: 'nora', roles: [] },
  partner: { subject: 'portal', roles: [], customers: ['C1'] },
  planner: { subject: 'pia', roles: ['planner'], regions: ['SE'] },
  regional: { subject: 'otto', roles: ['operator', 'steward'], regions: ['SE'] },
  operator: { subject: 'olga', roles: ['operator'] },
} as const;

const NE = { region_code: 'NE', legal_entity: 'ACME' };
const AN_EXCEPTION = createEntityId('InventoryException', legalEntityCodeSchema.parse('ACME'), 'x-1');
const AN_IMPACT = {
  buckets: [],
  forecast: { system: 'planning', revision: '1', asOf: sample.at(20) },
  parameters: null,
  balance: null,
  leadTimeDemand: null,
};
const RANGE = 'from: "2026-11-20T00:00:00Z", to: "2026-11-23T00:00:00Z"';
const NOTED = 'reason: "a test"';

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC2', 'NE')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC2', 'NE', '5')]);
  await store.sync.startRun('products', 'POLL', 'c-1');
  const untold = { key: 'x', reason: 'x', payload: 'x', unknown: [{ kind: 'PRODUCT', code: 'W-1' }] } as const;
  await applyChanges(store.sync, 'products', [], { untranslatable: [untold] });
  await store.audit.record({ actor: 'x', action: 'x', target: 'x', correlationId: 'x', detail: {} });
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  const product = { sku: 'A', location_code: 'DC2' };
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    [
      'inventory_exception',
      { ...NE, ...product, id: AN_EXCEPTION, kind: 'STOCKOUT_RISK', status: 'OPEN', severity: 'HIGH' },
    ],
    [
      'business_exception',
      { ...NE, ...product, id: 'e-1', kind: 'STOCKOUT_RISK', state: 'OPEN', severity: 'HIGH', role: 'planner' },
    ],
    ['approval_request', { ...NE, id: 'a-1', approver_roles: ['planner'], state: 'PENDING' }],
    [
      'outbound_command',
      { ...NE, id: 'o-1', approval_id: 'a-1', kind: 'CREATE_PURCHASE_ORDER', state: 'UNKNOWN', content: '{}' },
    ],
    ['forecast_publication', { id: 'p-1', version_code: 'V1', state: 'PUBLISHED', starts_on: '2026-11-16' }],
    ['forecast_finding', { ...product, publication_id: 'p-1', measure: 'DEMAND' }],
    [
      'forecast_impact',
      {
        ...NE,
        ...product,
        id: 'i-1',
        publication_id: 'p-1',
        outcome: 'ALLOWED',
        body: JSON.stringify(AN_IMPACT),
      },
    ],
    [
      'drift',
      {
        id: 'd-1',
        flow: 'products',
        kind: 'DIFFERENT',
        review: 'PLANNER_REVIEW',
        status: 'OPEN',
        fields: '[]',
        remedy: '{}',
      },
    ],
    ['reconciliation_run', { id: 'r-1', flow: 'products' }],
    ['code_mapping', { system: 'wms', kind: 'PRODUCT' }],
    ['command', { id: 'c-1', kind: 'VERIFY_PROJECTIONS', status: 'QUEUED' }],
    ['sync_latency', { flow: 'products', location_code: 'DC2', minute: sample.at(21, -130) }],
  ];
  for (const [table, given] of rows) await seedRow(client, table, given);
  await client.end();
  await store.audit.placeHold('x', { actor: 'x', reason: 'x', correlationId: 'x' });
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

/** What is asked, where a field needs arguments. */
const ASKED: Readonly<Record<string, string>> = {
  approval: 'id: "a-1"',
  decideApprovals: `input: { ids: ["a-1"], decision: REJECT, ${NOTED} }`,
  withdrawApprovals: `input: { ids: ["a-1"], ${NOTED} }`,
  mapCode: `input: { idempotencyKey: "m", system: "wms", kind: PRODUCT, code: "W-1", target: "A", ${NOTED} }`,
  rejectCode: `input: { idempotencyKey: "r", system: "wms", kind: PRODUCT, code: "W-2", ${NOTED} }`,
  placeLegalHold: `input: { target: "x", ${NOTED} }`,
  releaseLegalHold: `input: { id: "none", ${NOTED} }`,
  syncCommand: 'id: "c-1"',
  reconcileFlow: 'input: { idempotencyKey: "f", flow: "products" }',
  resolveDrift: `input: { id: "d-1", resolution: KEEP, ${NOTED} }`,
  exception: 'id: "e-1"',
  exceptionClusters: 'by: KIND',
  claimException: 'input: { id: "e-1", version: 1 }',
  snoozeException: `input: { id: "e-1", version: 1, until: "2099-01-01T00:00:00Z", ${NOTED} }`,
  resolveException: `input: { id: "e-1", version: 1, ${NOTED} }`,
  failure: 'id: "d-1"',
  syncFlow: 'name: "products"',
  forecastPublication: 'id: "p-1"',
  forecastFindings: 'publicationId: "p-1"',
  forecastImpact: 'id: "i-1"',
  publishForecast: 'input: { idempotencyKey: "v", version: "V1" }',
  inventoryException: `id: "${AN_EXCEPTION}"`,
  replayChanges: 'input: { idempotencyKey: "c" }',
  verifyProjections: 'input: { idempotencyKey: "j" }',
  outboundCommand: 'id: "o-1"',
  resolveOutboundCommand: `input: { id: "o-1", action: ABANDON, ${NOTED} }`,
  retryParkedRecord: `input: { id: "none", ${NOTED} }`,
  discardParkedRecord: `input: { id: "none", ${NOTED} }`,
  readersOf: 'input: { ids: ["x"] }',
  replenishmentOutcomes: RANGE,
  unmatchedPurchaseOrders: RANGE,
  stockDifference: 'sku: "A", locationCode: "DC2"',
  syncLatency: 'windowMinutes: 44640',
};

type Told = 'forbidden' | '-' | 'told';

const isNothing = (answer: unknown): boolean => {
  if (answer === null || (Array.isArray(answer) && answer.length === 0)) return true;
  const { nodes, userErrors } = answer as { nodes?: unknown[]; userErrors?: { code: string }[] }; // as selected
  return nodes?.length === 0 || (userErrors ?? []).some(({ code }) => code === 'NOT_FOUND');
};

const tell = async (field: ReturnType<typeof rootFieldsOf>[number], principal: object): Promise<Told> => {
  const asked = ASKED[field.name];
  const query = `${field.root} { asked: ${field.name}${asked === undefined ? '' : `(${asked})`} ${field.selection} }`;
  const { data, errors = [] } = await graphs.ask('operations', query, {}, { kind: 'USER', ...principal });
  const codes = errors.map(({ extensions }) => extensions.code);
  if (codes.includes('FORBIDDEN')) return 'forbidden';
  if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return isNothing(data?.asked) ? '-' : 'told';
};

// In the order of CALLERS: `forbidden`, `-` for nothing, `told`.
const EVERYBODY = 'told told told told told';
const HOUSE = 'forbidden forbidden forbidden forbidden told';
const UNRESTRICTED = 'told forbidden forbidden forbidden told';
const IN_ROWS = 'told - - - told';
const IN_ROWS_BY_ROLE = '- - - - told';
const PLANNING = 'forbidden forbidden told told told';
const PLANNING_IN_ROWS = 'forbidden forbidden - - told';
const WHO_GETS_WHAT: Readonly<Record<string, string>> = {
  approval: IN_ROWS_BY_ROLE,
  approvals: IN_ROWS_BY_ROLE,
  auditExport: HOUSE,
  auditTrail: HOUSE,
  auditVerdict: HOUSE,
  businessTelemetry: UNRESTRICTED,
  changeJournal: HOUSE,
  claimException: IN_ROWS_BY_ROLE,
  codeMappings: HOUSE,
  decideApprovals: IN_ROWS_BY_ROLE,
  discardParkedRecord: 'forbidden forbidden forbidden forbidden -',
  drifts: UNRESTRICTED,
  exception: IN_ROWS_BY_ROLE,
  exceptionClusters: IN_ROWS_BY_ROLE,
  exceptions: IN_ROWS_BY_ROLE,
  failure: UNRESTRICTED,
  flowFigures: UNRESTRICTED,
  forecastFindings: PLANNING_IN_ROWS,
  forecastImpact: PLANNING_IN_ROWS,
  forecastImpacts: PLANNING_IN_ROWS,
  forecastPublication: PLANNING,
  forecastPublications: PLANNING,
  inventoryException: IN_ROWS,
  inventoryExceptions: IN_ROWS,
  legalHolds: HOUSE,
  mapCode: HOUSE,
  outboundCommand: IN_ROWS_BY_ROLE,
  outboundCommands: IN_ROWS_BY_ROLE,
  parkedRecords: UNRESTRICTED,
  placeLegalHold: HOUSE,
  publishForecast: PLANNING,
  readersOf: 'forbidden forbidden forbidden forbidden -',
  reconcileFlow: HOUSE,
  reconciliationRuns: UNRESTRICTED,
  rejectCode: HOUSE,
  releaseLegalHold: 'forbidden forbidden forbidden forbidden -',
  replayChanges: HOUSE,
  replenishmentOutcomes: PLANNING,
  resolveDrift: HOUSE,
  resolveException: IN_ROWS_BY_ROLE,
  resolveOutboundCommand: 'forbidden forbidden forbidden - told',
  retryParkedRecord: 'forbidden forbidden forbidden forbidden -',
  serviceLevels: '- forbidden forbidden forbidden -',
  snoozeException: IN_ROWS_BY_ROLE,
  stockDifference: IN_ROWS,
  syncCommand: HOUSE,
  syncCommands: HOUSE,
  syncFlow: EVERYBODY,
  syncFlows: EVERYBODY,
  syncLatency: IN_ROWS,
  syncRuns: UNRESTRICTED,
  systems: '- forbidden forbidden forbidden -',
  unmappedCodes: HOUSE,
  unmatchedPurchaseOrders: 'forbidden forbidden - - -',
  verifyProjections: HOUSE,
  withdrawApprovals: IN_ROWS_BY_ROLE,
};

it('answers every field to each caller as the table says, and a field that is not in it to nobody', async () => {
  const found: Record<string, string> = {};
  for (const field of rootFieldsOf(graphs.upstreams.get('operations')?.sdl ?? '')) {
    const told: Told[] = [];
    for (const principal of Object.values(CALLERS)) told.push(await tell(field, principal));
    found[field.name] = told.join(' ');
  }
  expect(found).toEqual(WHO_GETS_WHAT);
});

it('tells of a failing flow that it fails, and what its system said only who may see everything', async () => {
  const run = await store.sync.startRun('products', 'POLL', 'c-2');
  await store.sync.finishRun(run, {
    read: 0,
    error: { code: 'UPSTREAM_UNAVAILABLE', message: 'erp.internal: refused' },
  });
  const flowFor = async (principal: object) => {
    const query = '{ syncFlow(name: "products") { lastErrorCode lastErrorMessage } }';
    return (await graphs.ask('operations', query, {}, { kind: 'USER', ...principal })).data.syncFlow as unknown;
  };
  const lastErrorCode = 'UPSTREAM_UNAVAILABLE';
  expect(await flowFor(CALLERS.nobody)).toEqual({ lastErrorCode, lastErrorMessage: 'erp.internal: refused' });
  expect(await flowFor(CALLERS.partner)).toEqual({ lastErrorCode, lastErrorMessage: null });
  expect(await flowFor(CALLERS.planner)).toEqual({ lastErrorCode, lastErrorMessage: null });
});
