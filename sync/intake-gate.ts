import { AppError } from '@distribution/platform/errors/app-error';

/** How much may wait, and what counts it. */
export interface IntakeLimits {
  /** Most accepted deliveries that may wait to be applied, of all flows together. */
  readonly maxPending: number;
  /** Most requests that may be under way at once: each holds its body in memory. */
  readonly maxUnderWay: number;
  /** How many accepted deliveries wait, counted no further than `most`. */
  readonly countPending: (most: number) => Promise<number>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The place of one request. */
export interface IntakePlace {
  /** It brought something that waits now. */
  accepted(): void;
  /** It is answered or gone; again does nothing. */
  leave(): void;
}

/** Where deliveries come in: lets no more in than can wait. */
export interface IntakeGate {
  /** Lets one in, or throws RETRY_LATER. */
  enter(): Promise<IntakePlace>;
}

/** A count older than this is made anew; in between, what was let in here is added to it. */
const COUNT_LASTS_MS = 250;
/** How long a sender is asked to wait, in milliseconds: applying catches up by some thousands meanwhile. */
const RETRY_AFTER_MS = 2_000;

const retryLater = (what: string): AppError =>
  new AppError('RETRY_LATER', `${what}; nothing was taken.`, { retryAfterMs: RETRY_AFTER_MS });

/**
 * Bounds what waits: the queue in the store, whoever fills it, and the bodies in this process. The count is shared by
 * all requests of a moment, so a flood costs the database four small queries a second and nothing else. Several
 * processes that count at the same moment may together go over the limit by what each lets in between two counts.
 */
export const createIntakeGate = ({ maxPending, maxUnderWay, countPending, now }: IntakeLimits): IntakeGate => {
  let underWay = 0;
  let counted = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  let counting: Promise<void> | null = null;

  const count = async (): Promise<void> => {
    counted = await countPending(maxPending);
    countedAt = now();
  };
  const refresh = async (): Promise<void> => {
    if (now() - countedAt < COUNT_LASTS_MS) return;
    counting ??= count().finally(() => (counting = null));
    await counting;
  };
  return {
    enter: async () => {
      if (underWay >= maxUnderWay) throw retryLater(`${maxUnderWay} deliveries are being taken already`);
      underWay += 1;
      try {
        await refresh();
        if (counted + underWay > maxPending) throw retryLater(`${maxPending} deliveries wait to be applied`);
      } catch (error) {
        underWay -= 1;
        throw error;
      }
      let isIn = true;
      return {
        accepted: () => {
          counted += 1;
        },
        leave: () => {
          if (isIn) underWay -= 1;
          isIn = false;
        },
      };
    },
  };
};
