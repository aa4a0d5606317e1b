// Asks every root field of a subgraph as everybody. In: the real schemas over a store of the test's own. Out: a table.
import { readFileSync } from 'node:fs';
import { callerWith, createTestClient, cursorAt, openTestHub } from '@distribution/gateway/fixtures/open-hub';
import { SUPERGRAPH_FILE } from '@distribution/processes/open-gateway';
import { appendEvents, type NewEvent, NOBODY } from '@distribution/prisma/store/log/append-events';
import { openStore } from '@distribution/prisma/store/open-store';
import { createDatabase } from '@distribution/prisma/store/sql/database';
import { openTestDatabase } from '@distribution/test/kit/open-test-database';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import pg from 'pg';
import { expect } from 'vitest';
import { CALLERS } from './callers.ts';
import { type RootField, rootFieldsOf } from './root-fields.ts';

/** `x` refused, `-` nothing, `+` something. */
type Told = 'x' | '-' | '+';

const START = 0;
const SOON = { timeout: 30_000, interval: 20 };
const SENTINEL: NewEvent = {
  topic: 'cache.invalidations',
  key: 'sentinel',
  owner: NOBODY,
  occurredAt: '2026-11-21T00:00:00.000Z',
  payload: { kind: 'Product', ids: [] },
};

const isNothing = (answer: unknown): boolean => {
  if (answer === null || (Array.isArray(answer) && answer.length === 0)) return true;
  const { nodes, userErrors } = answer as { nodes?: unknown[]; userErrors?: { code: string }[] }; // as selected
  return nodes?.length === 0 || (userErrors ?? []).some(({ code }) => code === 'NOT_FOUND');
};
const refuses = (answer: unknown): boolean =>
  ((answer as { userErrors?: { code: string }[] } | null)?.userErrors ?? []).some(({ code }) => code === 'FORBIDDEN'); // as selected

const textOf = ({ root, name, selection }: RootField, given: string | undefined): string =>
  `${root} { asked: ${name}${given === undefined ? '' : `(${given})`} ${selection} }`;

/** Opens it; `services` stand in for those that tests have not. */
export const openAccessStand = async (services: Partial<Parameters<typeof openGraphs>[0]> = {}) => {
  const database = await openTestDatabase();
  const store = await openStore({ databaseUrl: database.url });
  const client = new pg.Client(database.url);
  await client.connect();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined); // the database is dropped under it
  const graphs = await openGraphs({ productCount: 0, readers: store, desk: store, ...services });
  const hub = openTestHub(store.eventLog, { heartbeatMs: 0, sweepMs: 20 });
  await hub.swap(readFileSync(SUPERGRAPH_FILE, 'utf8'));

  const tell = (...events: readonly NewEvent[]): Promise<void> =>
    createDatabase(pool).transaction((transaction) => appendEvents(transaction, events, 'test'));

  const ask = async (subgraph: string, query: string, principal: object): Promise<Told> => {
    const { data, errors = [] } = await graphs.ask(subgraph, query, {}, { kind: 'USER', ...principal });
    const codes = errors.map(({ extensions }) => extensions.code);
    if (codes.includes('FORBIDDEN') || refuses(data?.asked)) return 'x';
    if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return isNothing(data?.asked) ? '-' : '+';
  };

  /** What a subscriber is told of everything that is in the log, once it has been looked through. */
  const subscribe = async (query: string, principal: object): Promise<Told> => {
    const listener = createTestClient();
    try {
      const after = await cursorAt(store.eventLog, START);
      await hub.join(listener, query, { after, principal: callerWith(principal) });
    } catch (error) {
      if ((error as { code?: unknown }).code === 'FORBIDDEN') return 'x'; // what the hub refuses with
      throw error;
    }
    // Who has been handed nothing is told how far the log was looked through when that moves on.
    const hears = async (): Promise<number> => {
      await tell(SENTINEL);
      return listener.frames.length + listener.advances.length;
    };
    await expect.poll(hears, SOON).toBeGreaterThan(0);
    listener.leave();
    return listener.frames.length > 0 ? '+' : '-';
  };

  /** Every root field of the subgraph, with what each caller is told, in their order; `asked` has what fields must be given. */
  const whoGetsWhat = async (
    subgraph: string,
    asked: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>>> => {
    const found: Record<string, string> = {};
    for (const field of rootFieldsOf(graphs.upstreams.get(subgraph)?.sdl ?? '')) {
      const query = textOf(field, asked[field.name]);
      const told: Told[] = [];
      for (const principal of Object.values(CALLERS))
        told.push(
          await (field.root === 'subscription' ? subscribe(query, principal) : ask(subgraph, query, principal)),
        );
      // A query and a subscription may have one name.
      found[field.root === 'subscription' ? `${field.name} (events)` : field.name] = told.join(' ');
    }
    return found;
  };

  const close = async (): Promise<void> => {
    await hub.close();
    await client.end();
    await pool.end();
    await store.close();
    await database.close();
  };
  return { store, graphs, client, tell, whoGetsWhat, close };
};
