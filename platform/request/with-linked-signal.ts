/**
 * Runs the work with a signal that aborts when one of the given does, and lets go of them afterwards. Unlike with
 * `AbortSignal.any`, one that lives as long as the process does not keep a trace of every piece of work.
 */
export const withLinkedSignal = async <T>(
  sources: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const linked = new AbortController();
  const abort = (): void => linked.abort(sources.find(({ aborted }) => aborted)?.reason);
  if (sources.some(({ aborted }) => aborted)) abort();
  for (const source of sources) source.addEventListener('abort', abort, { once: true });
  try {
    return await work(linked.signal);
  } finally {
    for (const source of sources) source.removeEventListener('abort', abort);
  }
};
