import { applyChanges } from './apply-changes.ts';
import { type Attempt, runAttempt } from './run-attempt.ts';

/** Applies parked records again whose master record has since come. Opens a run only when there are any. */
export const retryParked = async (attempt: Attempt): Promise<void> => {
  const { store, flow, correlationId } = attempt;
  for (;;) {
    const ready = await store.takeRetryable(flow.name, attempt.timing.chunk);
    if (ready.length === 0) return;
    await runAttempt(attempt, async ({ runId, counted }) => {
      const changes = ready.map(({ change }) => change);
      const outcome = await applyChanges(store, {
        flow: flow.name,
        runId,
        changes,
        untranslatable: [],
        cursor: null,
        confirmedAt: null,
        deliveryId: null,
        correlationId,
      });
      await store.settleParked(ready.map(({ parkedId }) => parkedId));
      counted(changes.length, outcome);
    });
    if (ready.length < attempt.timing.chunk) return;
    attempt.signal.throwIfAborted();
  }
};
