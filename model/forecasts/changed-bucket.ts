import type { Decimal } from '../measure/decimal.ts';
import type { LocalDate } from '../time/local-date.ts';

/** One bucket that changed. The days go up to, but without, `end`; `null` where a version plans no such bucket. */
export interface ChangedBucket {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly before: Decimal | null;
  readonly after: Decimal | null;
}
