import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import type { OperationRunner } from '../run-operation.ts';
import type { RenderedFrame } from './frame-ring.ts';
import type { HubCounts } from './hub-counts.ts';
import type { LogStart } from './log-start.ts';
import { takeSnapshot } from './snapshot.ts';
import type { SubscriptionScope } from './subscription-scope.ts';
import type { TopicFeed } from './topic-feed.ts';

/** Where a subscription begins, and what it is told before its events. */
export interface Beginning {
  readonly after: number;
  readonly frame: RenderedFrame | null;
}

/** What beginnings are found with. */
export interface BeginningParts {
  readonly start: LogStart;
  readonly cursors: CursorSealer;
  readonly runner: OperationRunner;
  /** How long a snapshot may take. */
  readonly timeoutMs: number;
  readonly counts: HubCounts;
}

/**
 * Makes what finds beginnings: behind the cursor; at the head; with a snapshot where one is asked for and there is no
 * cursor, or none that the log can go on from. Rejects as {@link LogStart.beginAt} does, and with what turns a snapshot away.
 */
export const createBeginnings =
  ({ start, cursors, runner, timeoutMs, counts }: BeginningParts) =>
  async (feed: TopicFeed, cursor: unknown, scope: SubscriptionScope): Promise<Beginning> => {
    const isNew = cursor === null || cursor === undefined;
    if (!isNew || !scope.snapshot) {
      try {
        return { after: await start.beginAt(feed, cursor), frame: null };
      } catch (error) {
        if (!scope.snapshot || !start.isLoss(error)) throw error;
        counts.gaps += 1;
      }
    }
    const position = await start.head();
    const watermark = { position, cursor: sealLogPosition(cursors, position), isGap: !isNew };
    const frame = await takeSnapshot(scope.snapshot, scope, watermark, runner, timeoutMs);
    counts.snapshots += 1;
    return { after: position.position, frame };
  };
