import { openCache } from '@distribution/platform/cache/open-cache';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { silentLog } from '@distribution/platform/log/log';
import type { Principal } from '@distribution/platform/principal/principal';
import type { SubgraphExtensions } from '@distribution/platform/subgraph/source-ledger';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import type { OperationsDesk, Readers, Sources, SubgraphServices } from '@distribution/subgraphs/services';
import { EVERYBODY } from './everybody.ts';
import { createMemoryReaders } from './memory-readers.ts';
import { createMemoryRecords } from './memory-records.ts';
import { RECORDS_AS_OF } from './records.ts';

/** An answer as a client gets it. `data` is what the test looks into. */
export interface Answer {
  /** Whatever JSON holds; the test's expectation is the check. */
  readonly data?: ReturnType<typeof JSON.parse>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions: { readonly subgraph: SubgraphExtensions };
}

const NO_SOURCES: Sources = {
  products: null,
  locations: null,
  inventory: null,
  orders: null,
  supply: null,
  forecasts: null,
};
const BUDGET_MS = 60_000;

interface GraphOptions {
  readonly productCount: number;
  readonly sources?: Partial<Sources>;
  /** In place of readers over records in memory: all of them, or some methods of one. */
  readonly readers?: Readers;
  readonly orders?: Partial<Readers['orders']>;
  readonly operations?: Partial<Readers['operations']>;
  /** Where commands and dead letters go; without one, nobody may use it. */
  readonly desk?: OperationsDesk;
  /** Signs what is approved; without one nothing can be. */
  readonly approvalSigner?: SubgraphServices['approvalSigner'];
  /** Where purchase orders are handed in; without it nothing is ordered. */
  readonly ordering?: SubgraphServices['ordering'];
  /** How the outside systems fare; without it there are none. */
  readonly systems?: SubgraphServices['systems'];
  /** By what orders to suppliers are checked; without it within a second, and no site has a budget. */
  readonly purchasing?: SubgraphServices['purchasing'];
}

const NO_DESK = new Proxy<Partial<OperationsDesk>>(
  {},
  {
    get: (_, part) => {
      throw new Error(`this test has no ${String(part)}`);
    },
  },
) as OperationsDesk; // every part throws before it could be used

/** The subgraphs over records in memory, with a clock that stands where the test puts it. */
export const openGraphs = async (options: GraphOptions) => {
  const time = { now: Date.parse(RECORDS_AS_OF) };
  const clock = { now: () => time.now };
  const records = createMemoryRecords(options.productCount);
  const { readers: inMemory, calls } = createMemoryReaders(records, options);
  const readers = options.readers ?? inMemory;
  const cursors = createCursorSealer('a secret for tests');
  const services: SubgraphServices = {
    readers,
    sources: { ...NO_SOURCES, ...options.sources },
    freshnessBudgetsMs: {
      products: BUDGET_MS,
      locations: BUDGET_MS,
      inventory: BUDGET_MS,
      orders: BUDGET_MS,
      supply: BUDGET_MS,
    },
    cache: await openCache({ redis: null, keyPrefix: 'test', clock, log: silentLog }),
    clock,
    cursors,
    log: silentLog,
    desk: options.desk ?? NO_DESK,
    seasonWeeks: 52,
    approvalSigner: options.approvalSigner ?? {
      signApproval: () => Promise.reject(new Error('this test has no approvals')),
    },
    ...(options.ordering === undefined ? {} : { ordering: options.ordering }),
    systems: options.systems ?? { listSystems: async () => [] },
    purchasing: options.purchasing ?? { checkMs: 1_000, budgets: [] },
    events: { head: async () => ({ generation: 'g', position: 7 }) },
  };
  const upstreams = createSubgraphs(services);

  /** Asks one subgraph as the principal (who sees everything, unless said otherwise); the answer as parsed JSON. */
  const ask = async (
    name: string,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    principal: Partial<Principal> = {},
  ) => {
    const upstream = upstreams.get(name);
    if (upstream === undefined) throw new Error(`there is no subgraph ${name}`);
    const answer = await upstream.fetch(
      { query, operationName: null, variables },
      {
        principal: { ...EVERYBODY, ...principal },
        correlationId: 'test-correlation',
        signal: new AbortController().signal,
        deadlineAt: Number.MAX_SAFE_INTEGER,
        traceparent: null,
      },
    );
    return JSON.parse(JSON.stringify(answer)) as Answer; // the shape every answer has
  };

  /** Asks for a selection of entities by their ids, as a gateway does. */
  const entities = async (
    name: string,
    type: string,
    ids: readonly string[],
    selection: string,
    principal: Partial<Principal> = {},
  ) => {
    const of = ids.map((id) => ({ __typename: type, id }));
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
    return ask(name, query, { of }, principal);
  };
  return { ask, entities, calls, records, time, cursors, upstreams };
};
