import type { Upsert } from '@distribution/model/erp/change';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import pg from 'pg';
import { medianOf } from '../percentile.ts';
import { openBareRows } from './bare-rows.ts';
import { fillPositions } from './fill-positions.ts';
import { articleRecord, movementRecord, positionRecord, siteRecord, SITES } from './ingest-records.ts';

/** Movements a second: taken whole (projection, exceptions, journal, events) and as bare rows, in the same run. */
export interface IngestReading {
  readonly positions: number;
  readonly takenPerSecond: number;
  readonly rowsPerSecond: number;
  /** Microseconds of CPU of this process for one movement taken whole; the database's are not in it. */
  readonly cpuMicros: number;
}

const PAGE = 200;
const PAGES = 10;
const ROUNDS = 5;
const FILL_PAGE = 2_000;
/** So many positions come in through the product; those beyond are copies made within the database. */
const TAKEN_WHOLE = 100_000;

const apply = async (
  store: Store,
  flow: FlowName,
  changes: readonly Upsert[],
  confirmedAt: string | null,
): Promise<void> => {
  await store.sync.applyBatch({
    flow,
    runId: 'bench',
    changes,
    untranslatable: [],
    cursor: null,
    confirmedAt,
    deliveryId: null,
    rules: INVENTORY_RULES,
    correlationId: 'bench',
  });
};

const fill = async (store: Store, from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += FILL_PAGE) {
    const numbers = Array.from({ length: Math.min(FILL_PAGE, to - at) }, (_, index) => at + index);
    await apply(store, 'products', numbers.filter((number) => number % SITES.length === 0).map(articleRecord), null);
    await apply(store, 'inventory', numbers.map(positionRecord), null);
  }
};

interface Measured {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

const measured = async (work: () => Promise<void>): Promise<Measured> => {
  const [before, cpuBefore] = [process.hrtime.bigint(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  const perSecond = (PAGE * PAGES * 1e9) / Number(process.hrtime.bigint() - before);
  return { perSecond, cpuMicros: (user + system) / (PAGE * PAGES) };
};

/** Fills a database step by step and measures at each step; both ways in turn, the median of several rounds. */
export const measureIngest = async (
  databaseUrl: string,
  steps: readonly number[],
  tell: (line: string) => void,
): Promise<readonly IngestReading[]> => {
  const store = await openStore({ databaseUrl });
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const bareRows = await openBareRows(databaseUrl);
  let number = 0;
  const pagesOf = (positions: number): readonly (readonly ReturnType<typeof movementRecord>[])[] =>
    Array.from({ length: PAGES }, () =>
      Array.from({ length: PAGE }, () => {
        number += 1;
        return movementRecord(`M-${number}`, Math.floor(Math.random() * positions), number % 2 === 0 ? 1 : -1);
      }),
    );
  try {
    for (const name of FLOW_NAMES) {
      const system = systemCodeSchema.parse(name === 'movements' ? 'wms' : 'erp');
      await store.sync.declareFlow({ name, mode: 'EVENT', system, freshnessTargetSeconds: 60 });
    }
    await apply(store, 'locations', SITES.map(siteRecord), new Date().toISOString());
    const readings: IngestReading[] = [];
    let filled = 0;
    for (const positions of steps) {
      await fill(store, filled, Math.min(positions, TAKEN_WHOLE));
      const from = Math.max(filled, TAKEN_WHOLE);
      if (positions > from) await fillPositions(client, { from, to: positions, sites: SITES.length }, tell);
      filled = positions;
      await apply(store, 'movements', [], new Date().toISOString()); // what comes now is news
      await client.query('ANALYZE');
      const [taken, rows]: [Measured[], Measured[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const pages = pagesOf(positions);
        const whole = await measured(async () => {
          for (const page of pages) await apply(store, 'movements', page, null);
        });
        const bare = await measured(async () => {
          for (const page of pages) await bareRows.insert(page.map(({ record }) => record));
        });
        if (round === 0) continue; // the first warms both up
        taken.push(whole);
        rows.push(bare);
      }
      readings.push({
        positions,
        takenPerSecond: medianOf(taken.map(({ perSecond }) => perSecond)),
        rowsPerSecond: medianOf(rows.map(({ perSecond }) => perSecond)),
        cpuMicros: medianOf(taken.map(({ cpuMicros }) => cpuMicros)),
      });
    }
    return readings;
  } finally {
    await bareRows.close();
    await client.end();
    await store.close();
  }
};
