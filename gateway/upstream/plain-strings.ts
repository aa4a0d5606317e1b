import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';

const plain = new WeakSet<UpstreamResponse>();

/**
 * Notes of an answer that none of its strings needs an escape when it is written again: so it is when there is no
 * backslash in the JSON it came from. One look at a body saves a look at each of its strings.
 */
export const notePlainStrings = (answer: UpstreamResponse, json: string): void => {
  if (!json.includes('\\')) plain.add(answer);
};

/** Whether that has been noted; of answers that were never JSON nothing is known. */
export const hasPlainStrings = (answer: UpstreamResponse): boolean => plain.has(answer);
