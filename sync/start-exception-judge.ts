import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { ExceptionJudge, ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { instantOf } from '@distribution/model/time/instant';
import type { Clock } from '@distribution/platform/clock/clock';
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';
import { createDoorbell } from './doorbell.ts';
import { describeFailure } from './failure.ts';
import { createCorrelationId } from './poll-flow.ts';
import type { SyncLogger } from './sync-options.ts';

/** What the judge works with. */
export interface ExceptionJudgeOptions {
  readonly judge: ExceptionJudge;
  readonly policy: ExceptionPolicy;
  readonly clock: Clock;
  readonly logger: SyncLogger;
  /** Milliseconds between two looks at the causes that read through whole projections. */
  readonly scanMs: number;
  /** Milliseconds between two looks at the others; 15 seconds unless told otherwise. */
  readonly intervalMs?: number;
}

/** Every kind, and whether a look for it reads through a projection: such a look is not cheap. */
const IS_SCAN: Readonly<Record<BusinessExceptionKind, boolean>> = {
  FRESHNESS_BREACH: false,
  STOCKOUT_RISK: false,
  NEGATIVE_STOCK: false,
  UNMAPPED_CODE: false,
  DUPLICATE: false,
  OWNERSHIP_VIOLATION: false,
  REFUSED_RECORD: false,
  DRIFT: false,
  FORECAST_LATE: false,
  FORECAST_INCOMPLETE: false,
  FORECAST_SPIKE: true,
  SUPPLIER_COLLABORATION: true,
  BIAS: true,
  PROMO_AT_RISK: true,
  SERVICE_LEVEL_BURN: false,
  ILLEGAL_TRANSITION: false,
  MASTER_STALLED: false,
  OUTBOUND_FAILED: false,
  ACK_OVERDUE: true,
  LATE_RECEIPT: true,
  PRICE_MISMATCH: true,
  SHORT_SHIP: true,
  EXPIRY_RISK: true,
  EXCESS: true,
};
const KINDS = Object.keys(IS_SCAN) as BusinessExceptionKind[]; // keys of a constant

const INTERVAL_MS = 15_000;

/**
 * Looks for what is wrong in the business, again and again. Of all processes that do so one works at a time; when it ends
 * or loses its lease, another takes over. A kind that fails is logged and looked at in the next round; the others go on.
 */
export const startExceptionJudge = (options: ExceptionJudgeOptions): { stop(): Promise<void> } => {
  const { judge, policy, clock, logger, scanMs, intervalMs = INTERVAL_MS } = options;
  const stopping = new AbortController();
  const bell = createDoorbell();
  const look = async (kind: BusinessExceptionKind): Promise<void> => {
    const correlationId = createCorrelationId('exceptions');
    try {
      const judged = await judge.judge(kind, policy, instantOf(clock.now()));
      if (Object.values(judged).some((count) => count > 0))
        logger.info({ kind, correlationId, ...judged }, 'exceptions judged');
    } catch (error) {
      const errorCode = describeFailure(error).code;
      logger.warn({ kind, correlationId, errorCode, err: error }, 'exceptions could not be judged');
    }
  };
  const work = async (ending: AbortSignal): Promise<void> => {
    let scannedAt: number | null = null;
    for (;;) {
      await bell.sleep(intervalMs, ending); // first as well: flows that stood still with the process catch up meanwhile
      if (ending.aborted) return;
      const scans = scannedAt === null || clock.now() - scannedAt >= scanMs;
      if (scans) scannedAt = clock.now();
      for (const kind of KINDS) if (!ending.aborted && (scans || !IS_SCAN[kind])) await look(kind);
    }
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await judge
        .withLease((lease) => withLinkedSignal([stopping.signal, lease], work))
        .catch((error: unknown) =>
          logger.warn({ errorCode: describeFailure(error).code, err: error }, 'exceptions could not be judged'),
        );
      await bell.sleep(intervalMs, stopping.signal);
    }
  };
  const ended = live();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
};
