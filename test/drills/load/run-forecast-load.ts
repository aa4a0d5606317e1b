// A forecast of very many rows, loaded by a process that is killed again and again. It must go on at the row where it was,
// take every row once, and need no more memory for a million rows than for a thousand; and who asks meanwhile, waits no
// longer than may be.
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Upsert } from '@distribution/model/erp/change';
import { createResources } from '@distribution/platform/resources/resources';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges, declareFlows } from '../../kit/apply-changes.ts';
import * as sample from '../../kit/sample-records.ts';
import { findFreePort, spawnProcess, spawnScript } from '../../kit/spawn-process.ts';
import { ask } from '../sync/judge-sync.ts';
import { openForecastStream } from './forecast-stream.ts';
import { callInteractively, type Waited } from './interactive-caller.ts';
import { openOwnDatabase } from './own-database.ts';
import { watchMemory } from './resident-memory.ts';

export interface ForecastLoadOptions {
  readonly rows: number;
  readonly kills: number;
  /** Most by which memory may have grown, as a factor; only a long run is told by its memory. */
  readonly memoryLimit: number | null;
  /** Milliseconds within which 95 of 100 questions must be answered during the load; `null` is not judged. */
  readonly interactiveP95Ms: number | null;
}

export interface ForecastLoadReport {
  readonly rows: number;
  readonly kills: number;
  /** Rows asked for again after kills: read and not committed when the process died. */
  readonly readAgain: number;
  readonly seconds: number;
  /** Highest resident memory of the loading processes in MiB, in the first and the last third of the load. */
  readonly earlyMiB: number;
  readonly lateMiB: number;
  /** What callers of the graph waited before the load and during it. */
  readonly quiet: Waited;
  readonly loading: Waited;
  readonly broken: readonly string[];
}

const SITES = 500;
const PAGE = 500;
const MIB = 1024 * 1024;
const QUIET_MS = 5_000;
const GRAPH = fileURLToPath(import.meta.resolve('@distribution/test/kit/started/product'));

const fill = async (store: Store, rows: number): Promise<void> => {
  const sites = Array.from({ length: SITES }, (_, at) => sample.location(`S-${at}`, 'SE'));
  await declareFlows(store.sync, null);
  await applyChanges(store.sync, 'locations', sites);
  const items = Math.ceil(rows / SITES);
  for (let from = 0; from < items; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, items - from) }, (_, at): Upsert =>
      sample.product(`LOAD-${from + at}`),
    );
    await applyChanges(store.sync, 'products', some);
  }
};

const committedRows = async (databaseUrl: string): Promise<number> =>
  Number((await ask(databaseUrl, 'SELECT count(*) FROM forecast_series'))[0]?.[0] ?? 0);

/** Offsets of which a later one went back, and by how much: what was read twice. */
const goneBack = (offsets: readonly number[]): readonly number[] => {
  let furthest = -PAGE;
  const back: number[] = [];
  for (const offset of offsets) {
    if (offset <= furthest) back.push(furthest + PAGE - offset);
    furthest = Math.max(furthest, offset);
  }
  return back;
};

/** Runs it on a database of its own. */
export const runForecastLoad = async (
  { rows, kills, memoryLimit, interactiveP95Ms }: ForecastLoadOptions,
  tell: (line: string) => void,
): Promise<ForecastLoadReport> => {
  const resources = createResources();
  try {
    const database = await openOwnDatabase(resources);
    const store = await resources.open(
      'store',
      () => openStore({ databaseUrl: database.url }),
      (it) => it.close(),
    );
    await fill(store, rows);
    const stream = await resources.open(
      'stream',
      () => openForecastStream(rows, SITES),
      (it) => it.close(),
    );
    const { folder } = database;
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      SYSTEM_PLANNING_ADAPTER: 'planning-rest',
      SYSTEM_PLANNING_URL: stream.url,
      SYSTEM_PLANNING_USERNAME: 'load',
      SYSTEM_PLANNING_PASSWORD: 'load',
    };
    // The graph in a process of its own, connected to no system: whoever asks it waits for the store alone.
    const graph = spawnScript([GRAPH], {
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PORT: '0',
    });
    resources.own('graph', async () => void (await graph.end('SIGTERM')));
    const [, url = ''] = await graph.waitFor(/Graph at (\S+), webhooks/);
    const skuAt = (number: number): string => `LOAD-${number % Math.ceil(rows / SITES)}`;
    const before = callInteractively(url, skuAt);
    await pause(QUIET_MS);
    const quiet = await before.stop();
    const caller = callInteractively(url, skuAt);
    const broken: string[] = [];
    const memory: number[] = [];
    const startedAt = Date.now();
    let killed = 0;
    for (;;) {
      const before = await committedRows(database.url);
      const asked = stream.offsets.length;
      const loading = spawnProcess(['sync'], { ...settings, PORT: String(await findFreePort()) });
      const watch = watchMemory(loading.pid, 100);
      const until = killed < kills ? Math.min(rows, Math.floor((rows * (killed + 1)) / (kills + 1))) : rows;
      while ((await committedRows(database.url)) < until) {
        await pause(100);
        const gone = await Promise.race([loading.ended, pause(0, 'running' as const)]);
        if (gone !== 'running') throw new Error(`the loading process ended: ${loading.output()}`);
      }
      if (killed >= kills) await loading.waitFor(/every flow has been read once/);
      await loading.end(killed < kills ? 'SIGKILL' : 'SIGTERM');
      memory.push(...watch.stop());
      const first = stream.offsets[asked] ?? rows;
      if (first !== before) broken.push(`with ${before} rows committed the next process began at row ${first}`);
      tell(`${await committedRows(database.url)} rows committed; began at row ${first}`);
      if (killed >= kills) break;
      killed += 1;
    }
    const whileLoading = await caller.stop();
    if (interactiveP95Ms !== null && whileLoading.p95 > interactiveP95Ms)
      broken.push(`p95 of callers meanwhile: ${Math.round(whileLoading.p95)} ms`);
    const [counts] = await ask(
      database.url,
      `SELECT count(*), count(DISTINCT (sku, location_code)), (SELECT status FROM forecast_version WHERE code = 'LOAD-1'),
         (SELECT count(*) FROM parked_record) FROM forecast_series WHERE version_code = 'LOAD-1'`,
    );
    if (counts?.join(' ') !== `${rows} ${rows} PUBLISHED 0`)
      broken.push(`rows, keys, status, parked: ${counts?.join(' ')}`);
    const again = goneBack(stream.offsets);
    const third = Math.max(1, Math.floor(memory.length / 3));
    const early = Math.max(...memory.slice(0, third));
    const late = Math.max(...memory.slice(-third));
    if (memoryLimit !== null && late > early * memoryLimit) broken.push(`memory grew from ${early} to ${late} bytes`);
    return {
      rows,
      kills: killed,
      readAgain: again.reduce((sum, each) => sum + each, 0),
      seconds: Math.round((Date.now() - startedAt) / 1_000),
      earlyMiB: Math.round(early / MIB),
      lateMiB: Math.round(late / MIB),
      quiet,
      loading: whileLoading,
      broken,
    };
  } finally {
    await resources.close();
  }
};
