/** Work of which one run at a time is wanted. */
export interface InTurn {
  /** Runs it; while it runs, makes it run once more afterwards, however many calls there are. Settles when none is due. */
  readonly run: () => Promise<void>;
  /** Lets it never run again; settles when the run under way has ended. */
  readonly stop: () => Promise<void>;
}

/** `work` must not reject. */
export const runInTurn = (work: () => Promise<void>): InTurn => {
  let due = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  const runAll = async (): Promise<void> => {
    while (due && !stopped) {
      due = false;
      await work();
    }
    running = null;
  };
  return {
    run() {
      due = true;
      return (running ??= runAll());
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
};
