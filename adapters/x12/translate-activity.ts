import { type Demand, type DemandMeasure, demandSchema } from '@distribution/model/forecasts/demand';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type Part,
  type Site,
  type TranslationContext,
  dayOf,
  decimalOf,
  loopsOf,
  partyOf,
  segmentOf,
  siteByCode,
  siteOf,
  skuOf,
  unitOf,
} from './translation.ts';

/** Data element 859 as demand. Stock, receipts, returns and plans, which an 852 tells as well, are none. */
const MEASURES: Readonly<Record<string, DemandMeasure>> = {
  QS: 'SOLD',
  Q1: 'SOLD',
  TS: 'SOLD',
  RE: 'SOLD',
  AB: 'SHIPPED',
  QW: 'SHIPPED',
  Q4: 'ORDERED',
};

interface Amount {
  readonly site: Site;
  readonly amount: string;
  readonly unit: string | null;
}

/** What SDQ segments say: the quantity at each of many locations. */
const perLocation = (segments: readonly Segment[], context: TranslationContext): readonly Amount[] =>
  segments.flatMap((segment) => {
    const unit = element(segment, 1);
    const qualifier = mustElement(segment, 'SDQ', 2);
    const amounts: Amount[] = [];
    for (let index = 3; index + 1 <= Math.min(segment.elements.length, 22); index += 2) {
      const code = element(segment, index);
      if (code === null) continue;
      amounts.push({
        site: siteByCode(context, qualifier, code),
        amount: mustElement(segment, 'SDQ', index + 1),
        unit,
      });
    }
    return amounts;
  });

const demandOf = (
  loop: readonly [Segment, ...Segment[]],
  context: TranslationContext,
  period: Pick<Demand, 'startsOn' | 'endsOn'>,
  place: Segment | undefined,
): readonly Demand[] => {
  const [item] = loop;
  const sku = skuOf(context, item, 2);
  const told = new Set<string>();
  return loopsOf(loop.slice(1), 'ZA').loops.flatMap(([activity, ...rest]) => {
    const measure = MEASURES[mustElement(activity, 'ZA', 1)];
    if (measure === undefined) return [];
    const split = perLocation(
      rest.filter(({ name }) => name === 'SDQ'),
      context,
    );
    const whole = element(activity, 2);
    const amounts: readonly Amount[] =
      split.length > 0 || whole === null
        ? split
        : [{ site: siteOf(context, place, null), amount: whole, unit: element(activity, 3) }];
    return amounts.map(({ site, amount, unit }) => {
      const key = `${measure} ${site.code}`;
      if (told.has(key)) throw new TranslationError(`${key} of ${sku} is told twice`);
      told.add(key);
      return demandSchema.parse({
        sku,
        locationCode: site.code,
        measure,
        ...period,
        quantity: decimalOf(amount),
        unit: unitOf(context, unit ?? element(activity, 3)),
        origin: context.origin,
      });
    });
  });
};

/** An 852: what a partner sold, shipped and ordered in a period, item by item and location by location. */
export const translateActivity = (segments: readonly Segment[], context: TranslationContext): readonly Part[] => {
  const { heading, loops } = loopsOf(segments, 'LIN');
  const begin = segmentOf(heading, 'XQ');
  const startsOn = dayOf(mustElement(begin, 'XQ', 2));
  const end = element(begin, 3);
  const period = { startsOn, endsOn: end === null ? startsOn : dayOf(end) };
  const place = partyOf(heading, 'ST', 'WH', 'BS', 'BY', 'RL');
  return loops.map((loop, index) => ({
    name: element(loop[0], 1) ?? String(index + 1),
    changes: () =>
      demandOf(loop, context, period, place).map((record) => ({ of: 'DEMAND', operation: 'UPSERT', record })),
  }));
};
