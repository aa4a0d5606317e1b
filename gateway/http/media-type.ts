/** The two media types a GraphQL answer can have (GraphQL over HTTP, §4). */
export type AnswerType = 'application/graphql-response+json' | 'application/json';

/** The forms of an answer that goes on: server-sent events, and `multipart/mixed; subscriptionSpec=1.0`. */
export type StreamType = 'SSE' | 'MULTIPART';

/** What a caller can read. */
export interface Accepted {
  readonly type: AnswerType;
  /** How it takes the answers of a subscription; `null`: not over HTTP. */
  readonly stream: StreamType | null;
  /** Whether it reads server-sent events and nothing else, whatever it asks. */
  readonly onlyEvents: boolean;
  /** Whether it takes an answer in several parts (`multipart/mixed; deferSpec=20220824`). */
  readonly parts: boolean;
}

/** What a range means, the better first. */
const RANGES: ReadonlyMap<string, readonly AnswerType[]> = new Map([
  ['application/graphql-response+json', ['application/graphql-response+json']],
  ['application/json', ['application/json']],
  ['application/*', ['application/json', 'application/graphql-response+json']],
  ['*/*', ['application/json', 'application/graphql-response+json']],
]);

/** The version of incremental delivery that is spoken, as clients name it. */
export const DEFER_SPEC = '20220824';

/** The ranges of an Accept header in lower case, with their weights. */
const rangesOf = (accept: string) =>
  accept.split(',').map((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((part) => part.startsWith('q='));
    return { name, parameters, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });

const streamOf = (name: string, parameters: readonly string[]): StreamType | null => {
  if (name === 'text/event-stream') return 'SSE';
  const isSpoken = name === 'multipart/mixed' && parameters.some((each) => /^subscriptionspec="?1\.0"?$/.test(each));
  return isSpoken ? 'MULTIPART' : null;
};

const readAccept = (accept: string): Accepted | null => {
  if (accept.trim() === '') return { type: 'application/json', stream: null, onlyEvents: false, parts: false };
  let best: { readonly type: AnswerType; readonly weight: number } | null = null;
  let bestStream: { readonly type: StreamType; readonly weight: number } | null = null;
  let parts = false;
  const ranges = rangesOf(accept);
  const refused = new Set<string>(ranges.filter(({ weight }) => weight <= 0).map(({ name }) => name));
  for (const { name, parameters, weight } of ranges) {
    if (weight <= 0) continue;
    if (name === 'multipart/mixed') parts ||= parameters.some((each) => /^deferspec="?20220824"?$/.test(each));
    const stream = streamOf(name, parameters);
    if (stream && (bestStream === null || weight > bestStream.weight)) bestStream = { type: stream, weight };
    const type = RANGES.get(name)?.find((each) => !refused.has(each));
    if (type && (best === null || weight > best.weight)) best = { type, weight };
  }
  if (!best && !parts && !bestStream) return null;
  const stream = bestStream?.type ?? null;
  return { type: best?.type ?? 'application/json', stream, onlyEvents: !best && !parts && stream === 'SSE', parts };
};

/** Clients send a handful of different ones; whoever sends more than that pays for the reading. */
const MOST_KNOWN = 200;
const known = new Map<string, Accepted | null>();

/** What may be answered by an Accept header: the best-weighted type, JSON when nothing is said, `null` when none fits. */
export const acceptedBy = (accept: string | undefined = ''): Accepted | null => {
  const before = known.get(accept);
  if (before !== undefined) return before;
  const accepted = readAccept(accept);
  if (known.size < MOST_KNOWN) known.set(accept, accepted);
  return accepted;
};

/** Whether a content type is JSON in UTF-8, as a GraphQL request must be. */
export const isJson = (contentType: string | undefined): boolean => {
  if (contentType === 'application/json') return true;
  const [name = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (name !== 'application/json') return false;
  return parameters.every((part) => !part.startsWith('charset=') || /^charset="?utf-?8"?$/.test(part));
};
