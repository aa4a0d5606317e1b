import { demandBetween } from '@distribution/model/forecasts/demand-between';
import type { PlannedSpan } from '@distribution/model/forecasts/planned-spans';
import type { PublicationPolicy } from '@distribution/model/forecasts/publication';
import { add, compare, type Decimal, parseDecimal, subtract, sum, ZERO } from '@distribution/model/measure/decimal';
import { dateOf, type EpochDay, epochDayOf } from '@distribution/model/time/epoch-day';
import type { SeriesRow } from './series-row.ts';

/** What of a series a promotion is judged by. */
type Judged = Pick<SeriesRow, 'overrides' | 'balance' | 'supply' | 'lead_time_days' | 'unit'>;

/** The first promotion that cannot be met, as the row keeps it. */
interface AtRisk {
  readonly startsOn: string;
  readonly reason: string;
  readonly missing: Decimal;
  readonly orderBy: string | null;
}

/**
 * A promotion is an override that raises a bucket and whose reason says so. It is at risk when available and what is
 * expected before its bucket begins are less than the demand up to the bucket's end; what is missing then is the difference.
 */
export const promotionAtRiskOf = (
  { overrides, balance, supply, lead_time_days, unit }: Judged,
  spans: readonly PlannedSpan[],
  from: EpochDay,
  { promotionWords }: Pick<PublicationPolicy, 'promotionWords'>,
): AtRisk | null => {
  const promotions = overrides.filter(
    ({ reason, previousQuantity, quantity }) =>
      compare(quantity, previousQuantity) > 0 && promotionWords.some((word) => reason.toLowerCase().includes(word)),
  );
  for (const { bucketStart, reason } of promotions.toSorted((left, right) =>
    left.bucketStart < right.bucketStart ? -1 : 1,
  )) {
    const span = spans.find((each) => each.from === epochDayOf(bucketStart));
    if (span === undefined || span.to <= from) continue;
    const arriving = sum(supply.filter(({ on }) => on < bucketStart).map(({ quantity }) => parseDecimal(quantity)));
    const onHand = balance === null || balance.unit !== unit ? ZERO : parseDecimal(balance.available);
    const missing = subtract(
      demandBetween(spans, Math.max(from, spans[0]?.from ?? from), span.to) ?? ZERO,
      add(onHand, arriving),
    );
    if (compare(missing, ZERO) <= 0) continue;
    const orderBy = lead_time_days === null ? null : dateOf(span.from - lead_time_days);
    return { startsOn: bucketStart, reason, missing, orderBy };
  }
  return null;
};
