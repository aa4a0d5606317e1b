import { AppError } from '@distribution/platform/errors/app-error';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { GraphQLFormattedError } from 'graphql';
import { notePlainStrings } from './plain-strings.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isError = (value: unknown): value is GraphQLFormattedError =>
  isObject(value) && typeof value.message === 'string';

/** What stands in `errors` is told on even where it is not as the specification has it: losing it would hide a null. */
const errorOf = (value: unknown): GraphQLFormattedError =>
  isError(value) ? value : { message: 'The subgraph reported an error without a message.' };

const isAnswer = (body: Fields): boolean =>
  'data' in body
    ? body.data === null || isObject(body.data)
    : Array.isArray(body['errors']) && body['errors'].length > 0;

/** The GraphQL answer in a body, or `null` when there is none. Members that are not as they should be are left out. */
const answerIn = (body: unknown): UpstreamResponse | null => {
  if (!isObject(body) || !isAnswer(body)) return null;
  const { errors, extensions } = body;
  const fits =
    (errors === undefined || (Array.isArray(errors) && errors.every(isError))) &&
    (extensions === undefined || isObject(extensions));
  if (fits) return body; // as nearly always: nothing is copied
  return {
    ...('data' in body ? { data: body.data as Fields | null } : {}), // isAnswer has looked at it
    ...(errors === undefined || errors === null ? {} : { errors: [errors].flat().map(errorOf) }),
    ...(isObject(extensions) ? { extensions } : {}),
  };
};

/** Statuses of the caller's side that pass: too slow, too early, too much. */
const PASSING = new Set([408, 425, 429]);
const REFUSED = {
  retryable: false,
  nextStep: 'Tell the operator, with the correlationId: the subgraph refuses what the gateway sends it.',
} as const;

/**
 * Parses what a subgraph sent. A GraphQL answer is one whatever the status: its errors say more than a number does.
 * Throws `SUBGRAPH_UNAVAILABLE`, or `UPSTREAM_TIMEOUT` for a gateway's 504, when it is none.
 */
export const parseAnswer = (
  name: string,
  {
    status,
    text,
    retryAfterMs,
  }: { readonly status: number; readonly text: string; readonly retryAfterMs: number | null },
): UpstreamResponse => {
  let body: unknown;
  let cause: unknown;
  try {
    body = JSON.parse(text);
  } catch (thrown) {
    cause = thrown;
  }
  const answer = answerIn(body);
  if (answer !== null) {
    notePlainStrings(answer, text);
    return answer;
  }
  const what = body === undefined ? 'no JSON' : 'no GraphQL result';
  const isRefused = status >= 300 && status < 500 && !PASSING.has(status);
  throw new AppError(
    status === 504 || status === 408 ? 'UPSTREAM_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE',
    `The subgraph "${name}" answered with status ${status} and ${what}.`,
    { cause: cause ?? new Error(`status ${status}`), retryAfterMs, ...(isRefused ? REFUSED : {}) },
  );
};
