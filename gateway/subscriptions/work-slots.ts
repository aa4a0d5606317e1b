/** So many things at a time, in the order in which they came. */
export interface WorkSlots {
  /** Starts work now or when another has ended; work never rejects. */
  take(work: () => Promise<void>): void;
  readonly inFlight: number;
  readonly waiting: number;
}

export const createWorkSlots = (limit: number): WorkSlots => {
  let inFlight = 0;
  let waiting: (() => Promise<void>)[] = [];
  let next = 0;
  const leave = (): void => {
    const work = waiting[next];
    if (!work) {
      inFlight -= 1;
      return;
    }
    next += 1;
    if (next === waiting.length) [waiting, next] = [[], 0];
    else if (next >= 1_024) [waiting, next] = [waiting.slice(next), 0];
    void work().then(leave);
  };
  return {
    take(work) {
      if (inFlight >= limit) {
        waiting.push(work);
        return;
      }
      inFlight += 1;
      void work().then(leave);
    },
    get inFlight() {
      return inFlight;
    },
    get waiting() {
      return waiting.length - next;
    },
  };
};
