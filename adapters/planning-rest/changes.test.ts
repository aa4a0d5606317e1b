import type { SourceCursor } from '@distribution/model/erp/change';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { expect, it } from 'vitest';
import { createPlanningChanges } from './changes.ts';
import type { PlanningRequester } from './client.ts';
import recordedSeries from './fixtures/series.json' with { type: 'json' };
import recordedVersions from './fixtures/versions.json' with { type: 'json' };

const call = {
  signal: new AbortController().signal,
  deadlineAt: Infinity,
  correlationId: 'test',
  lane: 'ANALYTICS',
} as const;

/** Plays recorded exchanges; `withdrawn` versions are listed as taken back. */
const replay =
  (withdrawn: readonly string[]): PlanningRequester =>
  async ({ path, answer }) => {
    const versions = recordedVersions.versions.map((version) => ({
      ...version,
      seriesCount: 1,
      status: withdrawn.includes(version.versionId) ? 'WITHDRAWN' : 'PUBLISHED',
    }));
    return answer.parse(path === 'versions' ? { ...recordedVersions, versions } : { ...recordedSeries, total: 1 });
  };
const read = async (cursor: SourceCursor | null, withdrawn: readonly string[] = []) => {
  const source = createPlanningChanges({
    system: systemCodeSchema.parse('planning'),
    request: replay(withdrawn),
    units: createUnitLookup(),
    pageSize: 10,
    initialVersions: 1,
  });
  const page = await source.readChanges('forecasts', cursor, call);
  const told = page.changes.flatMap((change) =>
    change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT'
      ? [`${change.record.code} ${change.record.status}`]
      : [],
  );
  return { ...page, told };
};

it('tells once that a version was taken back', async () => {
  const first = await read(null);
  expect(first.told).toEqual(['FC-2026-W10 LOADING', 'FC-2026-W10 PUBLISHED']);
  const after = await read(first.cursor, ['FC-2026-W10']);
  expect([after.told, after.complete]).toEqual([['FC-2026-W10 WITHDRAWN'], true]);
  expect((await read(after.cursor, ['FC-2026-W10'])).told).toEqual([]);
});

it('does not tell of a version that was taken back before anybody read it', async () => {
  const { told } = await read(null, ['FC-2026-W10']);
  expect(told).toEqual(['FC-2026-W09 LOADING', 'FC-2026-W09 PUBLISHED']);
});
