import { openLogPosition, sealLogPosition } from '@distribution/platform/event-log/cursor';
import type { LogPosition } from '@distribution/platform/event-log/event-log';
import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import { GraphQLError } from 'graphql';
import type { EventSource } from './event-source.ts';
import type { TopicFeed } from './topic-feed.ts';

/** Where subscriptions begin, and what they are told where they cannot. */
export interface LogStart {
  /** The head as it is after this call; callers of one turn of the event loop ask the log once. */
  head(): Promise<LogPosition>;
  /**
   * The position to begin behind: the cursor's, which the log must still know, or the head.
   * Rejects with `CURSOR_INVALID`, `CURSOR_EXPIRED` or `CURSOR_FOREIGN`.
   */
  beginAt(feed: TopicFeed, cursor: unknown): Promise<number>;
  /** Whether an error of `beginAt` says that the log cannot go on from a cursor that was good. */
  isLoss(error: unknown): boolean;
  /** Any error of the log; one that says that a position is no longer kept says what the first is that is. */
  explain(error: unknown): Promise<unknown>;
}

const LOSSES = new Set<unknown>(['CURSOR_EXPIRED', 'CURSOR_FOREIGN']);

const EXPIRED_STEP =
  'Read the current state by a query and subscribe again without a cursor, or subscribe after earliestCursor for the events that are still kept.';

export const createLogStart = ({ log, cursors }: EventSource): LogStart => {
  let asking: Promise<LogPosition> | null = null;
  const head = (): Promise<LogPosition> =>
    (asking ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        asking = null;
        log.head().then(resolve, reject);
      });
    }));

  const explain = async (error: unknown): Promise<unknown> => {
    const { code, message } = toAppError(error);
    if (code !== 'CURSOR_EXPIRED') return error;
    const floor = await log.floor().catch(() => null); // the answer is good without it
    const earliestCursor = floor && sealLogPosition(cursors, floor);
    return new GraphQLError(message, { extensions: { code, earliestCursor, nextStep: EXPIRED_STEP } });
  };

  return {
    head,
    explain,
    isLoss: (error) => LOSSES.has(error instanceof GraphQLError ? error.extensions['code'] : toAppError(error).code),
    async beginAt(feed, cursor) {
      if (cursor === null || cursor === undefined) return (await head()).position;
      if (typeof cursor !== 'string') throw new AppError('CURSOR_INVALID', 'A cursor is a text.');
      const position = openLogPosition(cursors, cursor);
      const isAtHand =
        position.generation === feed.generation &&
        position.position <= feed.scannedTo &&
        feed.recent(position.position, 1) !== null;
      if (!isAtHand) {
        try {
          await log.read(position, 1, [feed.topic]); // refuses a position it cannot go on from
        } catch (error) {
          throw await explain(error);
        }
      }
      return position.position;
    },
  };
};
