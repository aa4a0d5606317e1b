import { adapter as definition } from '@distribution/adapters/planning-rest/adapter';
import { type ForecastSeries, forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { createHeldSeries } from '@distribution/sandbox/world/forecast-shelf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeCallDiscipline } from './call-discipline-suite.ts';
import { describeChangeSource } from './change-source-suite.ts';
import { describeKeyedSource } from './keyed-source-suite.ts';
import { type Subject, type SubjectPlan, openSubject, patientCall, readToEnd } from './subject.ts';
import { describeWebhooks } from './webhook-suite.ts';

const CURRENT = forecastVersionCodeSchema.parse('FC-2026-W10');
const plan: SubjectPlan = {
  definition,
  system: 'planning',
  touch: (world) => {
    const series = world.forecastSeries(CURRENT, 0, 100) ?? [];
    const published = { versionId: 'FC-2026-W11', publishedAt: '2026-03-09T05:00:00.000Z', horizonStart: '2026-03-09' };
    world.shelf.publish(published, createHeldSeries(series.map((each) => ({ ...each, start: '2026-03-09' }))));
  },
  deletable: [], // versions are withdrawn, never deleted
  remove: () => [],
};

describeChangeSource('planning', plan, ['forecasts', 'stock-assumptions']);
describeCallDiscipline('planning', plan, {
  endpoint: 'GET versions',
  read: async (adapter, call) => adapter.forecasts?.loadVersion(CURRENT, call).then(() => adapter.probe(call)),
});
describeWebhooks('planning', plan, 'forecasts');
describeKeyedSource(plan, {
  name: 'forecast series',
  endpoint: 'GET series',
  load: async (adapter, keys, call) => {
    const positions = keys.map(([sku, code]) => ({
      sku: skuSchema.parse(sku),
      locationCode: locationCodeSchema.parse(code),
    }));
    return (await adapter.forecasts?.loadSeries(CURRENT, positions, call)) ?? [];
  },
  known: [
    ['A-100', 'DC-ATL'],
    ['A-100', 'DC-LAX'],
    ['A-200', 'DC-ATL'],
  ],
  unknown: ['Z-9', 'DC-ATL'],
  keyOf: (answer) => {
    const [series] = answer as readonly ForecastSeries[]; // loadSeries answers lists of series
    return series === undefined ? [] : [series.sku, series.locationCode];
  },
  spoil: (world) => {
    const find = world.findForecastSeries.bind(world);
    world.findForecastSeries = (version, item, sites) =>
      find(version, item, sites).map((series) =>
        item === 'A-100' && series.site === 'DC-ATL' ? { ...series, uom: 'FURLONG' } : series,
      );
  },
});

describe('planning: versions', () => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await openSubject(plan);
  });
  afterEach(() => subject.close());

  it('a version is LOADING before its first series and PUBLISHED only with its last', async () => {
    const { pages } = await readToEnd(subject.adapter, 'forecasts');
    const steps = pages.map(({ changes }) =>
      changes.map((change) =>
        change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT' ? change.record.status : 'series',
      ),
    );
    expect(pages.length).toBe(3);
    expect(steps[0]?.[0]).toBe('LOADING');
    expect(steps.at(-1)?.at(-1)).toBe('PUBLISHED');
    expect(steps.flat().filter((step) => step !== 'series')).toEqual(['LOADING', 'PUBLISHED']);
    expect(steps.flat().filter((step) => step === 'series')).toHaveLength(8);
  });

  it('goes on inside a version that it had begun, though a newer one was published meanwhile', async () => {
    const first = await subject.adapter.changes.readChanges('forecasts', null, patientCall());
    plan.touch(subject.world, 'forecasts');
    const { changes } = await readToEnd(subject.adapter, 'forecasts', first.cursor);
    const versions = changes.flatMap((change) =>
      change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT'
        ? [`${change.record.code} ${change.record.status}`]
        : [],
    );
    expect(versions).toEqual(['FC-2026-W10 PUBLISHED', 'FC-2026-W11 LOADING', 'FC-2026-W11 PUBLISHED']);
  });

  it('takes as many of the newest versions at first as it is told, and none of the older ones later', async () => {
    const codes = async (initialVersions: number): Promise<string[]> => {
      const { changes } = await readToEnd(subject.connect({ initialVersions }), 'forecasts');
      return changes.flatMap((change) =>
        change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT' && change.record.status === 'PUBLISHED'
          ? [change.record.code]
          : [],
      );
    };
    expect(await codes(1)).toEqual(['FC-2026-W10']);
    expect(await codes(2)).toEqual(['FC-2026-W09', 'FC-2026-W10']);
  });

  it('orders versions by publication, and a version’s stages among themselves', async () => {
    const { changes } = await readToEnd(subject.connect({ initialVersions: 2 }), 'forecasts');
    const revisions = changes.flatMap((change) =>
      change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT' ? [change.record.origin.revision] : [],
    );
    expect(revisions).toEqual([...new Set(revisions)].sort((left, right) => left - right));
    expect(revisions).toHaveLength(4);
  });
});
