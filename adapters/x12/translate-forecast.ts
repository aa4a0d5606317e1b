import type { CanonicalChange } from '@distribution/model/erp/change';
import {
  type BucketGrain,
  type ForecastVersion,
  forecastSeriesSchema,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import { type Decimal, add, parseDecimal } from '@distribution/model/measure/decimal';
import { type LocalDate, parseLocalDate } from '@distribution/model/time/local-date';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type Part,
  type TranslationContext,
  dayOf,
  dayStart,
  daysAfter,
  decimalOf,
  loopsOf,
  partyOf,
  segmentOf,
  siteOf,
  skuOf,
  unitCodeIn,
  unitOf,
} from './translation.ts';

const GRAINS: Readonly<Record<string, BucketGrain>> = { D: 'DAY', W: 'WEEK', M: 'MONTH' };
const NONE = parseDecimal('0');
/** More buckets than this are a mistyped day, not a plan. */
const MOST_BUCKETS = 1500;

const nextBucket = (day: LocalDate, grain: BucketGrain): LocalDate => {
  if (grain !== 'MONTH') return daysAfter(day, grain === 'DAY' ? 1 : 7);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return parseLocalDate(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
};
const isBucketStart = (day: LocalDate, grain: BucketGrain): boolean =>
  grain === 'DAY' || (grain === 'MONTH' ? day.endsWith('-01') : new Date(`${day}T00:00:00Z`).getUTCDay() === 1);

/** Equal buckets from the first one told to the last; one between them that is not told has no demand. */
const bucketsOf = (forecasts: readonly Segment[]) => {
  const amounts = new Map<LocalDate, Decimal>();
  const codes = new Set(forecasts.map((forecast) => mustElement(forecast, 'FST', 3)));
  const [code] = codes;
  const grain = code === undefined ? undefined : GRAINS[code];
  if (grain === undefined || codes.size > 1) {
    throw new TranslationError(`buckets ${[...codes].join(' and ')} are no equal days, weeks or months`);
  }
  for (const forecast of forecasts) {
    const day = dayOf(mustElement(forecast, 'FST', 4));
    if (!isBucketStart(day, grain)) throw new TranslationError(`${day} begins no ${grain}: weeks begin on Monday`);
    // A day that is told as firm and as planned has both.
    amounts.set(day, add(amounts.get(day) ?? NONE, decimalOf(mustElement(forecast, 'FST', 1))));
  }
  const days = [...amounts.keys()].sort();
  const [startsOn, last] = [days[0], days.at(-1)];
  if (startsOn === undefined || last === undefined) throw new TranslationError('the item has no forecast');
  const quantities: Decimal[] = [];
  for (let day = startsOn; day <= last; day = nextBucket(day, grain)) {
    if (quantities.length === MOST_BUCKETS) throw new TranslationError(`there are more than ${MOST_BUCKETS} buckets`);
    quantities.push(amounts.get(day) ?? NONE);
  }
  return { grain, startsOn, quantities };
};

/** An 830: a customer's plan as one version, with a series per item and location. Nobody sees it before its last part. */
export const translateForecast = (segments: readonly Segment[], context: TranslationContext): readonly Part[] => {
  const { partner, origin } = context;
  const { heading, loops } = loopsOf(segments, 'LIN');
  const begin = segmentOf(heading, 'BFR');
  const release = element(begin, 2) ?? element(begin, 3);
  if (release === null) throw new TranslationError('neither BFR02 nor BFR03 names the plan');
  const versionCode = forecastVersionCodeSchema.parse(
    `${partner.customerCode ?? partner.supplierCode ?? ''}/${release}`,
  );
  const horizonStart = dayOf(mustElement(begin, 'BFR', 6));
  const published = element(begin, 8);
  const version = (status: ForecastVersion['status'], stage: number): CanonicalChange => ({
    of: 'FORECAST_VERSION',
    operation: 'UPSERT',
    record: forecastVersionSchema.parse({
      id: forecastVersionIdOf(versionCode),
      code: versionCode,
      status,
      publishedAt: published === null ? origin.asOf : dayStart(dayOf(published), partner.timeZone),
      horizonStart,
      seriesCount: loops.length,
      origin: { ...origin, revision: origin.revision + stage },
    }),
  });
  const place = partyOf(heading, 'ST', 'WH', 'BY', 'BT');
  const series = loops.map((loop, index): Part => ({
    name: element(loop[0], 1) ?? String(index + 1),
    changes: () => {
      const [item, ...rest] = loop;
      const record = forecastSeriesSchema.parse({
        versionCode,
        sku: skuOf(context, item, 2),
        locationCode: siteOf(context, partyOf(rest, 'ST', 'WH') ?? place, null).code,
        measure: 'MEAN',
        ...bucketsOf(rest.filter(({ name }) => name === 'FST')),
        unit: unitOf(context, unitCodeIn(context, segmentOf(rest, 'UIT'), 1)),
        overrides: [],
        origin,
      });
      return [{ of: 'FORECAST_SERIES', operation: 'UPSERT', record }];
    },
  }));
  return [
    { name: 'begin', changes: () => [version('LOADING', 0)] },
    ...series,
    { name: 'end', changes: () => [version('PUBLISHED', 1)] },
  ];
};
