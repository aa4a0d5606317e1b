import type { BucketGrain } from '@distribution/model/forecasts/forecast';

/** A bucket by its first local day and the first day after it. */
export interface Bucket {
  readonly start: string;
  readonly end: string;
}
/** All buckets from the first to the last, those that frePPLe left out for having nothing in them included. */
export interface BucketGrid {
  readonly grain: BucketGrain;
  readonly starts: readonly [string, ...string[]];
}

const DAY_MS = 86_400_000;
/** More than these are no plan but a date gone wrong: ten years of days. */
const MOST_BUCKETS = 3_660;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const addMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
};
const isMonday = (day: string): boolean => new Date(day).getUTCDay() === 1;

const grainOf = ({ start, end }: Bucket): BucketGrain | null => {
  if (end === addDays(start, 1)) return 'DAY';
  if (end === addDays(start, 7) && isMonday(start)) return 'WEEK';
  return start.endsWith('-01') && end === addMonth(start) ? 'MONTH' : null;
};
const NEXT: Readonly<Record<BucketGrain, (start: string) => string>> = {
  DAY: (start) => addDays(start, 1),
  WEEK: (start) => addDays(start, 7),
  MONTH: addMonth,
};

/** The grid that the buckets lie on, or the sentence why they lie on none. */
export const bucketGrid = (buckets: readonly Bucket[]): BucketGrid | string => {
  const inOrder = [...buckets].sort((left, right) => (left.start < right.start ? -1 : 1));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return 'it has no buckets';
  const grain = grainOf(first);
  const other = inOrder.find((bucket) => grainOf(bucket) !== grain);
  if (grain === null || other !== undefined) {
    const { start, end } = other ?? first;
    return `its bucket from ${start} to ${end} is not a day, a week from Monday or a month like the others`;
  }
  const starts: [string, ...string[]] = [first.start];
  for (let start = NEXT[grain](first.start); start <= last.start; start = NEXT[grain](start)) {
    if (starts.push(start) > MOST_BUCKETS) return `it has more than ${MOST_BUCKETS} buckets`;
  }
  return { grain, starts };
};
