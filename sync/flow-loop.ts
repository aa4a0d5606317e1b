import { createDoorbell } from './doorbell.ts';
import { backOffMs, describeFailure } from './failure.ts';
import { type Round, runRound } from './flow-round.ts';
import { NEEDS_FIRST } from './load-order.ts';
import { createCorrelationId } from './poll-flow.ts';

/**
 * The life of one flow in this process.
 *
 *   WAITING   for the flows it needs to be read once             → ROUND
 *   ROUND     one round under the lease (flow-round.ts)          → ASLEEP, BACKING_OFF or, held elsewhere, ASLEEP
 *   ASLEEP    until the next poll is due or something rings      → ROUND
 *   BACKING_OFF  a failed poll waits, longer each time; a ring still applies deliveries that carry their changes
 *
 * Every state ends at once when sync stops.
 */
export interface FlowLoop {
  /** Something came in for the flow: do not wait for the next poll. */
  wake(): void;
  /** Settles when the loop has ended after `stopping`; never rejects. */
  readonly ended: Promise<void>;
}

/** Starts the loop; it runs until `round.stopping` aborts. */
export const startFlowLoop = (round: Round): FlowLoop => {
  const { options, flow, confirmed, stopping } = round;
  const { clock, timing, logger } = options;
  const bell = createDoorbell();
  const needs = NEEDS_FIRST[flow.name].filter((name) => options.flows.some((other) => other.name === name));
  confirmed.onConfirmed((name) => {
    if (needs.includes(name)) bell.ring();
  });

  const awaitNeeds = async (): Promise<void> => {
    while (!stopping.aborted && !confirmed.has(flow.name) && !needs.every((name) => confirmed.has(name))) {
      await bell.sleep(timing.leaseRetryMs, stopping);
      await confirmed.refresh().catch(() => undefined); // an unreachable store shows in the round
    }
  };

  const live = async (): Promise<void> => {
    await awaitNeeds();
    let failures = 0;
    let nextPollAt = clock.now();
    while (!stopping.aborted) {
      const due = clock.now() >= nextPollAt;
      const correlationId = createCorrelationId(flow.name); // of everything in this round, and of its failure
      try {
        const outcome = await runRound(round, due ? 'DUE' : failures > 0 ? 'NOT_NOW' : 'IF_ASKED', correlationId);
        if (outcome === null) {
          nextPollAt = clock.now() + timing.leaseRetryMs;
          await confirmed.refresh();
        } else if (outcome.polled) {
          failures = 0;
          nextPollAt = clock.now() + flow.pollIntervalMs;
        }
        if (outcome !== null && outcome.applied > 0) round.onApplied();
        if (outcome?.more === true) continue;
      } catch (error) {
        if (stopping.aborted) return;
        const failure = describeFailure(error);
        failures += 1;
        const waitMs = backOffMs(failures, failure, timing);
        nextPollAt = clock.now() + waitMs;
        const fields = { flow: flow.name, correlationId, errorCode: failure.code, failures, waitMs };
        logger.warn({ ...fields, err: error }, 'flow backs off');
      }
      await bell.sleep(nextPollAt - clock.now(), stopping);
    }
  };
  return { wake: bell.ring, ended: live() };
};
