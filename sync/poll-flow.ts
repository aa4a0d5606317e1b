import { randomUUID } from 'node:crypto';
import type { ChangePage, SourceCursor } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { BatchOutcome } from '@distribution/model/operations/sync-store';
import { openDeadline } from '@distribution/platform/request/deadline';
import { applyChanges } from './apply-changes.ts';
import { describeFailure } from './failure.ts';
import { type Attempt, runAttempt } from './run-attempt.ts';

/**
 * Reads everything that changed since the stored cursor, or everything there is, page by page, and applies each page with
 * its cursor in one transaction; read again from the beginning, the stored cursor stays. The next page is read while this one is applied. Returns when the source says there is no more.
 */
export const pollFlow = (
  attempt: Attempt,
  adapter: SystemAdapter,
  from: 'CURSOR' | 'BEGINNING' = 'CURSOR',
): Promise<void> =>
  runAttempt(attempt, async ({ runId, counted }) => {
    const { store, flow, signal, contributor = null } = attempt;
    const place = contributor === null ? {} : { contributor };
    const isBulk = attempt.trigger === 'SEED' || from === 'BEGINNING' || flow.mode === 'BATCH';
    const read = (cursor: SourceCursor | null): Promise<ChangePage> => {
      const deadline = openDeadline({ parent: signal, timeoutMs: attempt.timing.readDeadlineMs });
      const page = adapter.changes
        .readChanges(flow.name, cursor, {
          signal: deadline.signal,
          deadlineAt: attempt.clock.now() + attempt.timing.readDeadlineMs,
          correlationId: attempt.correlationId,
          // What is read in bulk takes no slot from what moves goods or what people ask.
          lane: isBulk ? 'ANALYTICS' : 'EXECUTION',
        })
        .finally(() => deadline.close());
      page.catch(() => undefined); // awaited below; this keeps a failed read-ahead from being an unhandled rejection
      return page;
    };
    /** Where the flow stood means nothing to an adapter that did not write it: one that took another's place begins anew. */
    const begin = async (): Promise<ChangePage> => {
      const stored = from === 'BEGINNING' ? null : await store.readCursor(flow.name, contributor);
      try {
        return await read(stored);
      } catch (error) {
        if (stored === null || describeFailure(error).code !== 'CURSOR_INVALID') throw error;
        attempt.logger.warn(
          { flow: flow.name, system: adapter.system, correlationId: attempt.correlationId },
          'read from the beginning: its place is unknown there',
        );
        return read(null);
      }
    };
    let next = begin();
    for (;;) {
      const page = await next;
      if (!page.complete) next = read(page.cursor);
      const outcome: BatchOutcome = await applyChanges(store, {
        flow: flow.name,
        runId,
        changes: page.changes,
        untranslatable: page.untranslatable,
        // Read again, the flow goes on from where it stood: a reading from the beginning tells no removals on its way.
        cursor: from === 'BEGINNING' ? null : page.cursor,
        // A contributor vouches for its own words, not for the flow.
        confirmedAt: page.complete && contributor === null && from === 'CURSOR' ? page.confirmedAt : null,
        ...place,
        deliveryId: null,
        correlationId: attempt.correlationId,
      });
      counted(page.changes.length + page.untranslatable.length, outcome);
      attempt.onPage?.(page);
      if (page.complete) return;
      signal.throwIfAborted();
    }
  });

/** A new correlation id for work that no request asked for. */
export const createCorrelationId = (flow: string): string => `sync-${flow}-${randomUUID()}`;
