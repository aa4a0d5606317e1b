/** Things that were started and have to be ended, the last one first. */
export type Enders = (() => Promise<unknown>)[];

/**
 * Runs `work`, which notes how what it starts is ended, and ends all of it however the work ends; also when the bench
 * itself is told to stop, which then ends with exit code 1.
 */
export const whileRunning = async <Result>(work: (enders: Enders) => Promise<Result>): Promise<Result> => {
  const enders: Enders = [];
  const endAll = async (): Promise<void> => {
    for (const end of enders.splice(0).reverse()) await end().catch((error: unknown) => console.error(error));
  };
  const stop = (): void => void endAll().then(() => process.exit(1));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(enders);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await endAll();
  }
};
