import type { Ref } from '../entity-id.ts';
import type { Instant } from '../time/instant.ts';
import type { FailureLabel } from './failure-class.ts';
import type { FlowName } from './sync-flow.ts';

/** What can be asked about: an attempt of a flow, a parked record, a drift, an exception of the business. */
export const FAILURE_KINDS = ['RUN', 'PARKED_RECORD', 'DRIFT', 'EXCEPTION'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** How many things there are, and the first of them. */
export interface Counted<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** What a failure has touched, as it stands now. */
export interface BlastRadius {
  /** Whether what failed tells what it was about; else everything here is a lower bound. */
  readonly isKnown: boolean;
  /** EXACT: the very records. WHOLE_FLOW: all the flow tells of, for nobody knows yet what has changed meanwhile. */
  readonly extent: 'EXACT' | 'WHOLE_FLOW';
  readonly products: Counted<{ readonly sku: string; readonly product: Ref<'Product'> }>;
  readonly locations: Counted<{ readonly code: string; readonly location: Ref<'Location'> | null }>;
  /** With an open line of a touched product from a touched site. */
  readonly salesOrders: Counted<{ readonly number: string; readonly order: Ref<'SalesOrder'> }>;
  /** With an open line of a touched product to a touched site. */
  readonly purchaseOrders: Counted<{ readonly number: string; readonly order: Ref<'PurchaseOrder'> }>;
  /** Replenishment whose parameters stand on it: products at sites with planning parameters. */
  readonly replenishment: Counted<{
    readonly sku: string;
    readonly locationCode: string;
    readonly safetyStock: string;
  }>;
  /** Requests for approval that wait: changes of such replenishment that nobody has decided about. */
  readonly approvals: Counted<{ readonly id: string; readonly subject: string }>;
}

/** What readers were given instead. */
export interface FailureFallback {
  /** LAST_KNOWN: what stood before, marked with its age. NONE: there was nothing to give, or no need to. */
  readonly kind: 'LAST_KNOWN' | 'NONE';
  /** Up to which instant that was true, where it is known. */
  readonly asOf: Instant | null;
  /** When the truth took its place; `null` while it is served, or when none was. */
  readonly endedAt: Instant | null;
}

export interface Failure {
  readonly id: string;
  readonly kind: FailureKind;
  readonly flow: FlowName | null;
  readonly label: FailureLabel;
  /** Code of the error; of a drift or an exception its kind. */
  readonly code: string;
  readonly message: string;
  readonly at: Instant;
  readonly isOver: boolean;
  readonly fallback: FailureFallback;
}

/** Looks up failures of any kind. */
export interface FailureReader {
  load(id: string): Promise<Failure | null>;
  /** At most `limit` of each kind of thing. */
  affected(failure: Failure, limit: number): Promise<BlastRadius>;
}

/** What to do, and where it is written: an anchor of docs/operating.md. */
export interface PlaybookStep {
  readonly anchor: string;
  readonly action: string;
}

const STEPS = {
  away: {
    anchor: 'a-system-does-not-answer',
    action: 'Check the system and the way to it; the flow goes on by itself.',
  },
  limited: { anchor: 'a-system-limits-us', action: 'Set its quota lower, or poll its flows less often.' },
  denied: { anchor: 'a-system-lets-us-not-in', action: 'Renew the credentials; nothing is lost meanwhile.' },
  format: {
    anchor: 'a-record-is-not-understood',
    action: 'Correct the record in its system, or retry it as corrected.',
  },
  waits: {
    anchor: 'a-record-waits-for-its-master',
    action: 'Create the master record; what waits then comes by itself.',
  },
  refused: { anchor: 'a-record-was-refused', action: 'Retry it as corrected, or discard it with a reason.' },
  drift: { anchor: 'numbers-do-not-agree', action: 'Decide with resolveDrift what is true.' },
  store: { anchor: 'the-database-is-away', action: 'Bring PostgreSQL back; everything goes on from where it stood.' },
  business: { anchor: 'something-is-wrong-in-the-business', action: 'Work on it in its queue: exceptions.' },
} as const satisfies Readonly<Record<string, PlaybookStep>>;

/** Every step there is, so that the manual can be checked against them. */
export const PLAYBOOK_STEPS: readonly PlaybookStep[] = Object.values(STEPS);

/** The step of the playbook for a failure. */
export const playbookStepOf = ({ kind, label }: Pick<Failure, 'kind' | 'label'>): PlaybookStep => {
  if (kind === 'EXCEPTION' && label.class === 'INTERNAL') return STEPS.business;
  if (label.class === 'DISAGREEMENT') return STEPS.drift;
  if (label.stage === 'STORE') return STEPS.store;
  if (label.stage === 'API')
    return label.class === 'RATE_LIMIT' ? STEPS.limited : label.class === 'PERMISSION' ? STEPS.denied : STEPS.away;
  if (label.stage === 'TRANSFORMATION') return STEPS.format;
  return label.class === 'MISSING' ? STEPS.waits : STEPS.refused;
};
