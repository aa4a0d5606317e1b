import {
  type ForecastPublication,
  PUBLICATION_STEPS,
  type PublicationStepName,
} from '@distribution/model/forecasts/publication';
import { type ForecastVersionCode, forecastVersionIdOf } from '@distribution/model/forecasts/forecast';
import { instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

export interface PublicationRow {
  readonly id: string;
  readonly version_code: ForecastVersionCode;
  readonly revision: string;
  readonly state: ForecastPublication['state'];
  readonly published_at: Date;
  readonly starts_on: ForecastPublication['startsOn'];
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly superseded_by: ForecastVersionCode | null;
  readonly requested_by: string;
  readonly correlation_id: string;
  readonly steps: readonly {
    readonly step: PublicationStepName;
    readonly at: string;
    readonly counts: Readonly<Record<string, number>>;
  }[];
}

export const PUBLICATION_COLUMNS = sql`t.id, t.version_code, t.revision, t.state, t.published_at, t.starts_on, t.started_at, t.finished_at,
  t.superseded_by, t.requested_by, t.correlation_id,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('step', s.step, 'at', s.finished_at, 'counts', s.counts)), '[]'::jsonb)
   FROM forecast_publication_step s WHERE s.publication_id = t.id) AS steps`;

export const publicationOf = (row: PublicationRow): ForecastPublication => ({
  id: row.id,
  versionCode: row.version_code,
  version: { id: forecastVersionIdOf(row.version_code) },
  revision: Number(row.revision),
  state: row.state,
  publishedAt: instantOf(row.published_at.getTime()),
  startsOn: row.starts_on,
  startedAt: instantOf(row.started_at.getTime()),
  finishedAt: row.finished_at === null ? null : instantOf(row.finished_at.getTime()),
  supersededBy: row.superseded_by,
  requestedBy: row.requested_by,
  steps: row.steps
    .toSorted((left, right) => PUBLICATION_STEPS.indexOf(left.step) - PUBLICATION_STEPS.indexOf(right.step))
    .map(({ step, at, counts }) => ({
      step,
      finishedAt: instantOf(Date.parse(at)),
      counts: Object.entries(counts)
        .map(([name, count]) => ({ name, count }))
        .sort((left, right) => (left.name < right.name ? -1 : 1)),
    })),
  correlationId: row.correlation_id,
});
