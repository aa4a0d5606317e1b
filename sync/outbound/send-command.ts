// One turn of one command. In: a command that is ours for the length of a lease. Out: what came of it, written down. What
// may have been done already is looked up by its key first; only what certainly was not is sent. Whatever dies in between,
// the next turn begins with the look-up, and the system takes the same key once.
import type { Lane } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { OutboundCommand, OutboundKind } from '@distribution/model/operations/outbound';
import type { OutboundOutcome, OutboundWork, TakenOutbound } from '@distribution/model/operations/outbound-work';
import { openDeadline } from '@distribution/platform/request/deadline';
import { type Doing, doingOf, type Made } from './sinks.ts';
import { type OutboundPatience, outcomeOf } from './outcome.ts';

/** What turns are done with. */
export interface SendingTools {
  readonly work: Pick<OutboundWork, 'resend' | 'settle'>;
  readonly clock: { now(): number };
  /** Milliseconds a system has for its answer, its repetitions included. */
  readonly answerMs: number;
  readonly patience: OutboundPatience;
}

/** What moves goods has its own slots; what only plans never takes one of them. */
export const LANE_OF: Readonly<Record<OutboundKind, Lane>> = {
  CREATE_PURCHASE_ORDER: 'EXECUTION',
  CREATE_TRANSFER: 'EXECUTION',
  CANCEL_PURCHASE_ORDER: 'EXECUTION',
  CANCEL_TRANSFER: 'EXECUTION',
  CHANGE_PLANNING_PARAMETERS: 'ANALYTICS',
};

const acknowledged = ({ document, revision }: Made): OutboundOutcome => ({ state: 'ACKNOWLEDGED', document, revision });

const turn = async (
  taken: TakenOutbound,
  adapter: SystemAdapter,
  tools: SendingTools,
  signal: AbortSignal,
): Promise<OutboundOutcome | null> => {
  const { command } = taken;
  const { requestedBy, approval, writeKey: idempotencyKey, correlationId } = command;
  const deadlineAt = tools.clock.now() + tools.answerMs;
  const call = { signal, deadlineAt, correlationId, lane: LANE_OF[command.kind] };
  const failed = (thrown: unknown, during: 'SENDING' | 'LOOKING_UP', of: OutboundCommand = command): OutboundOutcome =>
    outcomeOf(thrown, during, of, tools.patience);
  let doing: Doing;
  try {
    doing = doingOf(adapter, command);
  } catch (thrown) {
    return failed(thrown, 'SENDING');
  }
  if (taken.before !== 'QUEUED') {
    try {
      const found = await doing.find?.(idempotencyKey, call);
      if (found != null) return acknowledged(found);
    } catch (thrown) {
      return failed(thrown, 'LOOKING_UP');
    }
    if (!(await tools.work.resend(taken))) return null;
  }
  return doing
    .do({ requestedBy, approval, idempotencyKey }, call)
    .then(acknowledged, (thrown: unknown) =>
      failed(thrown, 'SENDING', { ...command, attempts: Math.max(1, command.attempts) }),
    );
};

/** Does one turn; answers what came of it, `null` when another process has taken the command over. */
export const sendCommand = async (
  taken: TakenOutbound,
  adapter: SystemAdapter,
  tools: SendingTools,
  stopping: AbortSignal,
): Promise<OutboundOutcome | null> => {
  const deadline = openDeadline({ parent: stopping, timeoutMs: tools.answerMs });
  const outcome = await turn(taken, adapter, tools, deadline.signal).finally(() => deadline.close());
  if (outcome === null) return null;
  return (await tools.work.settle(taken, outcome)) ? outcome : null;
};
