import type { ParkedRecord } from './ports.ts';

/**
 * Where something failed on its way. API: at the door of an outside system. TRANSFORMATION: it came and was not understood.
 * WORKFLOW: it was understood and could not be carried out. STORE: the graph's own database.
 */
export const FAILURE_STAGES = ['API', 'TRANSFORMATION', 'WORKFLOW', 'STORE'] as const;
export type FailureStage = (typeof FAILURE_STAGES)[number];

/** What kind of failure it is, whatever it failed on. Values may be added. */
export const FAILURE_CLASSES = [
  'CONNECTION',
  'INTERMITTENT',
  'RATE_LIMIT',
  'PERMISSION',
  'REFUSED',
  'TOO_LARGE',
  'PARSE',
  'VALUE',
  'MISSING',
  'DUPLICATE',
  'DISAGREEMENT',
  'INTERNAL',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** A failure's place and kind. */
export interface FailureLabel {
  readonly stage: FailureStage;
  readonly class: FailureClass;
}

const CLASS_OF_CODE: Readonly<Record<string, FailureClass>> = {
  UPSTREAM_UNAVAILABLE: 'CONNECTION',
  STORE_UNAVAILABLE: 'CONNECTION',
  SUBGRAPH_UNAVAILABLE: 'CONNECTION',
  UPSTREAM_TIMEOUT: 'INTERMITTENT',
  DEADLINE_EXCEEDED: 'INTERMITTENT',
  CANCELLED: 'INTERMITTENT',
  UPSTREAM_THROTTLED: 'RATE_LIMIT',
  TOO_MANY_REQUESTS: 'RATE_LIMIT',
  UNAUTHENTICATED: 'PERMISSION',
  FORBIDDEN: 'PERMISSION',
  WEBHOOK_REJECTED: 'PERMISSION',
  OWNERSHIP_VIOLATION: 'PERMISSION',
  UPSTREAM_REJECTED: 'REFUSED',
  APPROVAL_REQUIRED: 'REFUSED',
  POLICY_DENIED: 'REFUSED',
  UPSTREAM_PROTOCOL: 'PARSE',
  CURSOR_INVALID: 'PARSE',
  CONVERSION_UNKNOWN: 'MISSING',
  UNKNOWN_REFERENCE: 'MISSING',
  NOT_FOUND: 'MISSING',
  IDEMPOTENCY_CONFLICT: 'DUPLICATE',
  VERSION_CONFLICT: 'DUPLICATE',
  INVALID_ARGUMENT: 'VALUE',
  BAD_REQUEST: 'VALUE',
  UNIT_MISMATCH: 'VALUE',
  CURRENCY_MISMATCH: 'VALUE',
  CONVERSION_INEXACT: 'VALUE',
};

/** The class of an error by its code; INTERNAL for what is nobody else's. */
export const failureClassOf = (code: string): FailureClass =>
  CLASS_OF_CODE[code] ??
  (code.includes('TOO_LARGE') ? 'TOO_LARGE' : code.startsWith('UPSTREAM_') ? 'REFUSED' : 'INTERNAL');

const AT_THE_DOOR = /^(UPSTREAM_(?!PROTOCOL)|UNAUTHENTICATED|WEBHOOK_REJECTED|CURSOR_INVALID|DEADLINE_EXCEEDED)/;

/** The label of an attempt of a flow that ended with an error. */
export const labelOfRun = (code: string): FailureLabel => {
  const stage: FailureStage = code.startsWith('STORE_')
    ? 'STORE'
    : AT_THE_DOOR.test(code)
      ? 'API'
      : code === 'UPSTREAM_PROTOCOL'
        ? 'TRANSFORMATION'
        : 'WORKFLOW';
  return { stage, class: failureClassOf(code) };
};

/** The label of a parked record. What the store refuses for a value in it is a transformation that let it pass. */
export const labelOfParked = ({ stage, errorCode }: Pick<ParkedRecord, 'stage' | 'errorCode'>): FailureLabel => {
  if (stage === 'PARSE') return { stage: 'TRANSFORMATION', class: 'PARSE' };
  return stage === 'APPLY' ? { stage: 'WORKFLOW', class: failureClassOf(errorCode) } : labelOfRun(errorCode);
};

/** The label of a record that stands otherwise here than in its system. */
export const DRIFT_LABEL: FailureLabel = { stage: 'WORKFLOW', class: 'DISAGREEMENT' };
