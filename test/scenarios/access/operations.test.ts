// Who is told what by the operations subgraph. Everything in the store is of the north-east, or of the whole house.
import { createEntityId } from '@distribution/model/entity-id';
import { GROUP, legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import * as sample from '@distribution/test/kit/sample-records';
import type { NewEvent } from '@distribution/prisma/store/log/append-events';
import { seedRow } from '@distribution/test/kit/seed-row';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALLERS } from './callers.ts';
import { openAccessStand } from './open-access-stand.ts';

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

/** One event of each stream, as it is owned and for whom it is; of the rest nothing is asked. */
const eventsOf = (readerOf: string) => {
  const house = { region: '', legalEntity: '', customer: '' };
  const north = { region: 'NE', legalEntity: 'ACME', customer: '' };
  const told = [
    ['inventory.exceptions', north, { exception: {} }],
    ['operations.exceptions', north, { exception: { role: 'planner' } }],
    [
      'operations.outbound',
      north,
      { command: {}, audience: { roles: ['planner'], subjects: [CALLERS.buyer.subject] } },
    ],
    ['forecasts.planning-status', { region: null, legalEntity: GROUP, customer: '' }, { publication: {} }],
    ['operations.drifts', house, { drift: {} }],
    ['operations.service-levels', house, { serviceLevel: {} }],
    ['sync.latencies', north, { latency: {} }],
    [
      'operations.corrections',
      { region: null, legalEntity: null, customer: null },
      { correction: { subject: readerOf } },
    ],
  ] as const;
  return told.map(([topic, owner, payload]) => {
    const event = { topic, owner, payload, key: 'x', occurredAt: sample.at(21) };
    return event as unknown as NewEvent; // not whole
  });
};

let stand: Awaited<ReturnType<typeof openAccessStand>>;
beforeAll(async () => {
  stand = await openAccessStand();
  const { store, client } = stand;
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC2', 'NE')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC2', 'NE', '5')]);
  await applyChanges(store.sync, 'forecasts', [
    sample.forecastVersion('V1', 'PUBLISHED', 1),
    sample.forecastSeries('V1', 'A', 'DC2', ['1']),
  ]);
  await store.sync.startRun('products', 'POLL', 'c-1');
  const untold = { key: 'x', reason: 'x', payload: 'x', unknown: [{ kind: 'PRODUCT', code: 'W-1' }] } as const;
  await applyChanges(store.sync, 'products', [], { untranslatable: [untold] });
  await store.audit.record({ actor: 'x', action: 'x', target: 'x', correlationId: 'x', detail: {} });
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
      {
        ...NE,
        id: 'o-1',
        approval_id: 'a-1',
        requested_by: CALLERS.buyer.subject,
        kind: 'CREATE_PURCHASE_ORDER',
        state: 'UNKNOWN',
        content: '{}',
      },
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
  await store.audit.placeHold('x', { actor: 'x', reason: 'x', correlationId: 'x' });
  await stand.tell(...eventsOf(CALLERS.steward.subject));
});
afterAll(() => stand.close());

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

// In the order of CALLERS: refused `x`, nothing `-`, something `+`.
const EVERYBODY = '+ + + + + + + + +';
const HOUSE = 'x x x x x x x x +';
const HOUSE_FOR_NOTHING = 'x x x x x x x x -';
const CODES = 'x x x x + x x x +';
const UNRESTRICTED = '+ x + + + x x x +';
const UNRESTRICTED_FOR_NOTHING = '- x - - - x x x -';
const IN_ROWS = '+ - + + + - - - +';
const BY_ROLE = '- - + - - - - - +';
const BY_ROLE_OR_NAME = '- - + + - - - - +';
const PLANNING = 'x x + x x + + + +';
const PLANNING_AND_BUYING = 'x x + + x - - - +';
// A stream tells nobody what the query of the same things would not.
const WHO_GETS_WHAT: Readonly<Record<string, string>> = {
  approval: BY_ROLE,
  approvals: BY_ROLE,
  auditExport: HOUSE,
  auditTrail: HOUSE,
  auditVerdict: HOUSE,
  businessTelemetry: UNRESTRICTED,
  changeJournal: HOUSE,
  claimException: BY_ROLE,
  codeMappings: CODES,
  decideApprovals: BY_ROLE,
  discardParkedRecord: HOUSE_FOR_NOTHING,
  drifts: UNRESTRICTED,
  'driftDetected (events)': UNRESTRICTED,
  exception: BY_ROLE,
  exceptionClusters: BY_ROLE,
  exceptions: BY_ROLE,
  'exceptionChanged (events)': BY_ROLE,
  failure: UNRESTRICTED,
  flowFigures: UNRESTRICTED,
  forecastFindings: 'x x + x x - - - +',
  forecastImpact: PLANNING_AND_BUYING,
  forecastImpacts: PLANNING_AND_BUYING,
  forecastPublication: PLANNING,
  forecastPublications: PLANNING,
  'planningStatusChanged (events)': 'x - + x x + + + +',
  inventoryException: IN_ROWS,
  inventoryExceptions: IN_ROWS,
  'inventoryExceptions (events)': IN_ROWS,
  legalHolds: HOUSE,
  mapCode: CODES,
  outboundCommand: BY_ROLE_OR_NAME,
  outboundCommands: BY_ROLE_OR_NAME,
  'outboundCommandChanged (events)': BY_ROLE_OR_NAME,
  parkedRecords: UNRESTRICTED,
  placeLegalHold: HOUSE,
  publishForecast: 'x x + x x x x x +', // for all regions of the version, or not at all
  readersOf: HOUSE_FOR_NOTHING,
  reconcileFlow: HOUSE,
  reconciliationRuns: UNRESTRICTED,
  rejectCode: CODES,
  releaseLegalHold: HOUSE_FOR_NOTHING,
  replayChanges: HOUSE,
  replenishmentOutcomes: 'x x + + x + + + +',
  resolveDrift: 'x x + x x x x x -',
  resolveException: BY_ROLE,
  resolveOutboundCommand: 'x x x x x x - - +',
  retryParkedRecord: HOUSE_FOR_NOTHING,
  serviceLevels: UNRESTRICTED_FOR_NOTHING,
  'serviceLevelChanged (events)': UNRESTRICTED,
  snoozeException: BY_ROLE,
  stockDifference: IN_ROWS,
  syncCommand: HOUSE,
  syncCommands: HOUSE,
  syncFlow: EVERYBODY,
  syncFlows: EVERYBODY,
  syncLatency: IN_ROWS,
  'syncLatencyChanged (events)': IN_ROWS,
  syncRuns: UNRESTRICTED,
  systems: UNRESTRICTED_FOR_NOTHING,
  unmappedCodes: CODES,
  unmatchedPurchaseOrders: 'x x - - x - - - -',
  'valueCorrected (events)': '- - - - + - - - -', // whose reads they were
  verifyProjections: HOUSE,
  withdrawApprovals: BY_ROLE,
};

it('answers every field to each caller as the table says, and a field that is not in it to nobody', async () => {
  expect(await stand.whoGetsWhat('operations', ASKED)).toEqual(WHO_GETS_WHAT);
});

it('tells of a failing flow that it fails, and what its system said only who may see everything', async () => {
  const { store, graphs } = stand;
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
  expect(await flowFor(CALLERS.analyst)).toEqual({ lastErrorCode, lastErrorMessage: 'erp.internal: refused' });
  expect(await flowFor(CALLERS.partner)).toEqual({ lastErrorCode, lastErrorMessage: null });
  expect(await flowFor(CALLERS.southernPlanner)).toEqual({ lastErrorCode, lastErrorMessage: null });
});
