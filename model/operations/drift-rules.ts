import { parseDecimal } from '../measure/decimal.ts';
import { isNear, type Tolerance } from './tolerance.ts';
import type { Discrepancy, DriftKind, DriftReview, FieldDifference } from './reconciliation.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

const isNearEnough = ({ here, there }: FieldDifference, tolerance: Tolerance): boolean =>
  here !== null &&
  there !== null &&
  DECIMAL.test(here) &&
  DECIMAL.test(there) &&
  isNear(parseDecimal(here), parseDecimal(there), tolerance);

/** Whether all that differs are amounts that are near enough. */
export const isTolerable = (discrepancy: Discrepancy, tolerance: Tolerance): boolean =>
  discrepancy.fields.length > 0 && discrepancy.fields.every((difference) => isNearEnough(difference, tolerance));

/** What a discrepancy is once no news is on its way any more. */
export const driftKindOf = ({ here, there }: Discrepancy): DriftKind =>
  here === null ? 'MISSING' : there === null ? 'EXTRA' : there > here ? 'OUTDATED' : 'DIFFERENT';

/** What a system told in one comparison, by number of records. */
export interface Telling {
  readonly told: number;
  /** Told, and not understood. */
  readonly untranslatable: number;
  /** Here, and not told. */
  readonly untold: number;
}

/** The share of the records here that may go at a time without anybody being asked, in percent. */
const UNASKED_REMOVALS_PERCENT = 10;

/**
 * Who decides about a drift. A removal that nobody would have to decide about is a person's all the same when the system
 * told too little to be believed: a list that came back empty or cut short looks just like records that are gone, and so
 * does a record that was told and not understood.
 */
export const reviewOf = (
  kind: DriftKind,
  review: DriftReview,
  { told, untranslatable, untold }: Telling,
): DriftReview => {
  const isDoubtful = untranslatable > 0 || untold * 100 > (told + untold) * UNASKED_REMOVALS_PERCENT;
  return review === 'AUTO' && kind === 'EXTRA' && isDoubtful ? 'PLANNER_REVIEW' : review;
};

/**
 * Whether what was found differing at first still is one after the flow has read everything again: a record that has moved
 * on here since the system told it was only news on its way.
 */
export const isStillWrong = (first: Discrepancy, now: Discrepancy): boolean =>
  first.here === now.here || now.there === null || now.here === null || now.here <= now.there;
