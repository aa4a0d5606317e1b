/** Work under way, counted so that one can wait for its end. */
export interface Running {
  /** Work begins; `leave` is called when it has ended. */
  enter(): void;
  leave(): void;
  /** Counts work from the call to the end of its promise. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs, or after `withinMs`; gives how much still runs. */
  idle(withinMs: number): Promise<number>;
}

export const createRunning = (): Running => {
  let count = 0;
  const waiting = new Set<() => void>();
  const enter = () => {
    count += 1;
  };
  const leave = () => {
    count -= 1;
    if (count === 0) for (const wake of waiting) wake();
  };
  return {
    enter,
    leave,
    async track(work) {
      enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    idle: (withinMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve(0);
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve(count);
        };
        const timer = setTimeout(wake, withinMs);
        waiting.add(wake);
      }),
  };
};
