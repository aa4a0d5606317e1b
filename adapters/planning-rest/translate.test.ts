import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { expect, it } from 'vitest';
import recordedSeries from './fixtures/series.json' with { type: 'json' };
import recordedVersions from './fixtures/versions.json' with { type: 'json' };
import { translateSeries, translateVersion } from './translate.ts';
import { seriesWire, versionListWire } from './wire.ts';

const context = {
  system: systemCodeSchema.parse('planning'),
  asOf: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(),
};
const [older, newer] = versionListWire.parse(recordedVersions).versions;
if (older === undefined || newer === undefined) throw new Error('the fixture holds two versions');

it('a series carries unit, buckets and overrides in canonical words', () => {
  const override = {
    start: '2026-03-09',
    old: '22',
    new: '30',
    user: 'mira',
    reason: 'promotion',
    at: '2026-03-01T10:00:00Z',
  };
  const wire = seriesWire.parse({ ...recordedSeries.series[0], overrides: [override] });
  expect(translateSeries(wire, newer, context)).toMatchObject({
    versionCode: 'FC-2026-W10',
    sku: 'A-300',
    locationCode: 'DC-ATL',
    unit: 'KGM',
    startsOn: '2026-03-02',
    quantities: { length: 26, 0: '21' },
    overrides: [
      {
        bucketStart: '2026-03-09',
        previousQuantity: '22',
        quantity: '30',
        author: 'mira',
        enteredAt: '2026-03-01T10:00:00.000Z',
      },
    ],
  });
});

it('every stage of a version outranks the one before, and a newer version all stages of an older one', () => {
  const revisions = [older, newer].flatMap((version) =>
    (['LOADING', 'PUBLISHED', 'WITHDRAWN'] as const).map(
      (status) => translateVersion(version, status, context).origin.revision,
    ),
  );
  expect(revisions).toEqual([...revisions].sort((left, right) => left - right));
  expect(new Set(revisions).size).toBe(6);
});
