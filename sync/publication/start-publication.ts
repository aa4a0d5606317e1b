import type { CommandDesk } from '@distribution/model/operations/command';
import type { ApprovalDesk } from '@distribution/model/decision/approval-request';
import type { LatenessPolicy } from '@distribution/model/forecasts/forecast-fallback';
import type { PublicationStore } from '@distribution/model/forecasts/publication-store';
import { instantOf } from '@distribution/model/time/instant';
import type { Clock } from '@distribution/platform/clock/clock';
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';
import { createDoorbell } from '../doorbell.ts';
import { describeFailure } from '../failure.ts';
import type { SyncLogger } from '../sync-options.ts';
import { handOverParameters, type ParameterRoute } from './hand-over-parameters.ts';

/** What publication goes on by itself with. */
export interface PublicationOptions {
  readonly store: PublicationStore;
  readonly commands: Pick<CommandDesk, 'submit'>;
  readonly approvals: Pick<ApprovalDesk, 'expire'>;
  readonly route: ParameterRoute | null;
  /** Whether newly published versions are taken up by themselves. */
  readonly isAutomatic: boolean;
  /** When a forecast counts as late, and what is served then. */
  readonly lateness: LatenessPolicy;
  readonly clock: Clock;
  readonly logger: SyncLogger;
  /** Milliseconds between two looks; 3 seconds unless told otherwise. */
  readonly intervalMs?: number;
}

const INTERVAL_MS = 3_000;
const ACTOR = 'forecast-publication';

/**
 * Looks, again and again, for a version that was published and is not taken up, and for changes that approvers decided about.
 * Of all processes that do so one works at a time; when it ends, another takes over. A look that fails is repeated.
 */
export const startPublication = (options: PublicationOptions): { stop(): Promise<void> } => {
  const { store, commands, approvals, route, isAutomatic, lateness, clock, logger, intervalMs = INTERVAL_MS } = options;
  const stopping = new AbortController();
  const bell = createDoorbell();
  const look = async (signal: AbortSignal): Promise<void> => {
    const version = isAutomatic ? await store.findUnpublished() : null;
    if (version !== null) {
      const { code, revision } = version;
      await commands.submit({
        kind: 'PUBLISH_FORECAST',
        input: { version: code },
        requestedBy: ACTOR,
        reason: null,
        idempotencyKey: `${code} ${revision}`,
        correlationId: `forecast-${code}-${revision}`,
      });
    }
    const late = await store.watchLateness(lateness, instantOf(clock.now()));
    if (late !== null)
      logger.warn({ fallback: late, policy: lateness.policy }, 'the next forecast is late, or has landed');
    const expired = await approvals.expire(instantOf(clock.now()));
    if (expired > 0) logger.warn({ expired }, 'nobody decided about approvals in time');
    const taken = await store.takeUpApprovals();
    const handedOver = route === null ? 0 : await handOverParameters(store, route, signal);
    if (taken + handedOver > 0) logger.info({ taken, handedOver }, 'changes of parameters went on');
  };
  const work = async (ending: AbortSignal): Promise<void> => {
    for (;;) {
      try {
        await look(ending);
      } catch (error) {
        if (ending.aborted) return;
        logger.warn({ errorCode: describeFailure(error).code, err: error }, 'forecasts could not be looked at');
      }
      await bell.sleep(intervalMs, ending);
      if (ending.aborted) return;
    }
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await store
        .withLease((lease) => withLinkedSignal([stopping.signal, lease], work))
        .catch((error: unknown) =>
          logger.warn({ errorCode: describeFailure(error).code, err: error }, 'forecasts could not be looked at'),
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
