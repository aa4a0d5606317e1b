// frePPLe writes its plan forecast by forecast, each in a transaction of its own: a download in the middle of a run holds
// part of the old plan and part of the new one, and nothing in it tells. So a download counts only between two looks that
// agree: no task that writes the plan is running, and the last run is still the same one. A single edit in between is
// written at once, and is in the download or not.
import type { SourceCall } from '@distribution/model/erp/source-call';
import { epochMicrosOfLocal } from '@distribution/model/time/local-date-time';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { SourceParts } from './source-parts.ts';
import { markerWire, runningTasksWire } from './wire.ts';

/** frePPLe's commands that write the plan or what it is made of. */
const WRITES_THE_PLAN: ReadonlySet<string> = new Set([
  'runplan',
  'importfromfolder',
  'importworkbook',
  'loaddata',
  'empty',
  'restore',
  'scenario_copy',
  'createbuckets',
  'measure_copy',
  'forecast_simulation',
  'odoo_import',
]);

/** One look. */
export interface Look {
  /** Since when the plan has been in the making; `null` when it is not. */
  readonly busySince: Instant | null;
  /** When the last run ended, in the server's own time; `null` before the first. */
  readonly marker: string | null;
  /** The server's clock. */
  readonly at: Instant;
}

/** Looks what the server is doing, and which run was the last. */
export const look = async ({ config, request }: SourceParts, call: SourceCall): Promise<Look> => {
  const tasks = await request(
    {
      path: 'execute/api/status/',
      endpoint: 'execute/status',
      take: (body) => runningTasksWire.parse(JSON.parse(body)),
    },
    call,
  );
  const parameter = await request(
    {
      path: 'api/common/parameter/',
      query: { name: 'last_currentdate' },
      endpoint: 'parameter',
      take: (body) => markerWire.parse(JSON.parse(body)),
    },
    call,
  );
  const startOf = (started: string): Instant =>
    /^\d{4}-/.test(started)
      ? instantOf(Math.floor(epochMicrosOfLocal(started, config.timeZone) / 1000))
      : parameter.answeredAt; // waiting, or not yet started
  const starts = Object.values(tasks.value)
    .filter(({ name }) => WRITES_THE_PLAN.has(name))
    .map(({ started }) => startOf(started));
  return {
    busySince: starts.sort()[0] ?? null,
    // A filter that a version does not know is ignored there, and all parameters are answered.
    marker: parameter.value.find(({ name }) => name === 'last_currentdate')?.lastmodified ?? null,
    at: parameter.answeredAt,
  };
};

/** Whether nothing wrote the plan from one look to the other. */
export const isQuietBetween = (before: Look, after: Look): boolean =>
  before.busySince === null && after.busySince === null && before.marker === after.marker;
