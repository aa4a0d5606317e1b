import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { SyncRun } from '@distribution/model/operations/sync-flow';
import { applyDeliveries, isPollHint } from './apply-deliveries.ts';
import type { ConfirmedFlows } from './confirmed-flows.ts';
import { createCorrelationId, pollFlow } from './poll-flow.ts';
import { readAgain } from './read-again.ts';
import { retryParked } from './retry-parked.ts';
import type { Attempt } from './run-attempt.ts';
import type { FlowObserver, FlowSettings, SyncOptions } from './sync-options.ts';
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';

/** What one round of a flow works with. */
export interface Round {
  readonly options: SyncOptions;
  readonly flow: FlowSettings;
  readonly adapter: SystemAdapter;
  /** Systems that are read beside it, for the fields they own. */
  readonly contributors: readonly SystemAdapter[];
  readonly confirmed: ConfirmedFlows;
  /** Called after a round that changed records: what waited for one of them may go on. */
  readonly onApplied: () => void;
  /** Aborts when sync stops. */
  readonly stopping: AbortSignal;
}

/**
 * `polled` is false when the poll was neither due nor asked for; `more` says that deliveries are left for another round;
 * `applied` is how many records were changed.
 */
export interface RoundOutcome {
  readonly polled: boolean;
  readonly more: boolean;
  readonly applied: number;
}

/**
 * One round of a flow under its lease: the first load if it has never been completed; then accepted deliveries that
 * carry changes; then a poll, when it is due or a delivery says there is something; then the deliveries that said so,
 * which the poll has answered; then, after a poll, what contributors say of their fields; then parked records whose master
 * has come, or whose codes have got a meaning.
 * `null` when another process holds the flow.
 */
export const runRound = (
  { options, flow, adapter, contributors, confirmed, stopping }: Round,
  poll: 'DUE' | 'IF_ASKED' | 'NOT_NOW',
  correlationId: string = createCorrelationId(flow.name),
): Promise<RoundOutcome | null> =>
  options.store.withFlowLease(flow.name, (lease) =>
    withLinkedSignal([lease, stopping], async (signal) => {
      let applied = 0;
      const observer: FlowObserver = {
        attemptFinished: (finished) => {
          applied += finished.applied;
          options.observer?.attemptFinished(finished);
        },
      };
      const attempt = (trigger: SyncRun['trigger']): Attempt => ({
        ...options,
        observer,
        flow,
        trigger,
        correlationId,
        signal,
        onPage: null,
      });
      const seed = async (): Promise<void> => {
        let read = 0;
        const onPage: Attempt['onPage'] = ({ changes, untranslatable, remaining, complete }) => {
          read += changes.length + untranslatable.length;
          options.onSeedProgress?.({ flow: flow.name, read, remaining, complete });
        };
        await pollFlow({ ...attempt('SEED'), onPage }, adapter);
      };

      /** One that cannot be read is heard in the next round: the flow itself is not late for it. */
      const hear = async (other: SystemAdapter): Promise<void> => {
        try {
          await pollFlow({ ...attempt('POLL'), contributor: other.system }, other);
        } catch (error) {
          if (signal.aborted) throw error;
        }
      };

      if (!confirmed.has(flow.name)) await confirmed.refresh(); // another process may have read it meanwhile
      const first = !confirmed.has(flow.name);
      if (first && poll === 'NOT_NOW') return { polled: false, more: false, applied }; // its records have no masters yet
      if (first) await seed();
      const pending = await options.store.listPendingDeliveries(flow.name, options.timing.chunk);
      const hints = pending.filter(isPollHint);
      const carrying = pending.filter((delivery) => !hints.includes(delivery));
      if (carrying.length > 0) await applyDeliveries(attempt('WEBHOOK'), carrying);
      const asked = hints.length > 0;
      const polls = poll === 'DUE' || (poll === 'IF_ASKED' && asked);
      if (polls && (asked || !first)) await pollFlow(attempt(asked ? 'WEBHOOK' : 'POLL'), adapter);
      if (polls && asked) await applyDeliveries(attempt('WEBHOOK'), hints);
      if (polls || first) for (const other of contributors) await hear(other);
      if (await options.store.hasWaiting(flow.name)) {
        await retryParked(attempt('POLL'));
        if (poll !== 'NOT_NOW') await readAgain(attempt('POLL'), adapter, async () => options.refreshCodes?.());
      }
      confirmed.add(flow.name);
      // Hints that no poll has answered stay where they are: another round at once would only find them again.
      const settled = polls || carrying.length > 0;
      return { polled: polls || first, more: settled && pending.length === options.timing.chunk, applied };
    }),
  );
