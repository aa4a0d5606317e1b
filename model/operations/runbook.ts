import type { BusinessExceptionKind } from './business-exception.ts';

/** Headings of docs/operating.md for kinds that are no matter of the business alone. */
const ANCHORS: Readonly<Partial<Record<BusinessExceptionKind, string>>> = {
  FRESHNESS_BREACH: 'a-flow-has-missed-its-recovery-objective',
  SERVICE_LEVEL_BURN: 'a-flow-has-missed-its-recovery-objective',
  FORECAST_LATE: 'a-flow-has-missed-its-recovery-objective',
  DRIFT: 'numbers-do-not-agree',
  UNMAPPED_CODE: 'a-record-waits-for-its-master',
  DUPLICATE: 'a-record-was-refused',
  OWNERSHIP_VIOLATION: 'a-record-was-refused',
  REFUSED_RECORD: 'a-record-was-refused',
  ILLEGAL_TRANSITION: 'a-record-was-refused',
  OUTBOUND_FAILED: 'a-command-to-a-system-failed',
  MASTER_STALLED: 'a-command-to-a-system-failed',
};

/** Every heading there is, so that the manual can be checked against them. */
export const RUNBOOK_ANCHORS: readonly string[] = Object.values(ANCHORS);

/** Where it is written what to do about an exception: a heading of docs/operating.md. */
export const runbookOf = (kind: BusinessExceptionKind): string =>
  `docs/operating.md#${ANCHORS[kind] ?? 'something-is-wrong-in-the-business'}`;
