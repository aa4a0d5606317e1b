import type { UntranslatableRecord } from '@distribution/model/erp/change';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import { sql } from '../sql/statement.ts';
import type { BatchState, Refusal } from './batch-state.ts';
import type { Page } from './pages.ts';
import { NOTHING_MISSING } from './references.ts';

/** Which series of which version a refused change is; `null` for any other. */
export const seriesOfChange = ({ change }: Refusal): UntranslatableRecord['series'] | null => {
  if (change.of !== 'FORECAST_SERIES' || change.operation === 'DELETE') return null;
  const { versionCode, sku, locationCode, measure } = change.record;
  return { versionCode, sku, locationCode, measure };
};

/** The versions of which series were held back in this batch. */
export const heldVersions = (state: BatchState, pages: readonly Page[]): readonly ForecastVersionCode[] => {
  const held = [
    ...state.refused.map(seriesOfChange),
    ...pages.flatMap(({ untranslatable }) => untranslatable.map(({ series }) => series)),
  ];
  // The code of a version as its platform tells it; one that is not here is not found.
  return [...new Set(held.flatMap((series) => (series ? [series.versionCode as ForecastVersionCode] : [])))];
};

/**
 * Condition on a parked record `t`: a series that stays out of its version until somebody helps, or for good. One that
 * waits for what is there by now comes in by itself; one that came in otherwise is not out.
 */
export const IS_HELD = sql`t.series IS NOT NULL AND (t.settled_at IS NULL OR t.resolution IN ('DISCARDED', 'REJECTED'))
  AND (t.missing IS NULL OR NOT (${NOTHING_MISSING}))
  AND (t.error_code = 'IDEMPOTENCY_CONFLICT' OR NOT EXISTS (SELECT 1 FROM forecast_series s
    WHERE s.version_code = t.series->>'versionCode' AND s.sku = t.series->>'sku'
      AND s.location_code = t.series->>'locationCode' AND s.measure = t.series->>'measure'))`;
