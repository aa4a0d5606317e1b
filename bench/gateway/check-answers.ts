import { isDeepStrictEqual } from 'node:util';
import { askMonolith } from './graph/monolith.ts';
import { bodiesOf, type Workload } from './workloads.ts';

/** How a gateway's answers compare with the oracle's; the weakest likeness found over all the requests tried. */
export type Likeness = 'SAME_BYTES' | 'SAME_BUT_WHITESPACE' | 'SAME_BUT_KEY_ORDER' | 'WRONG';

const ORDER: readonly Likeness[] = ['SAME_BYTES', 'SAME_BUT_WHITESPACE', 'SAME_BUT_KEY_ORDER', 'WRONG'];

export interface Check {
  readonly likeness: Likeness;
  /** The first wrong answer, shortened; `null` when none was. */
  readonly detail: string | null;
  readonly answerBytes: number;
}

/** Requests of a workload that are compared; with many variables, as many spread over them. */
const CHECKED = 100;

const compare = (text: string, expected: string): Likeness => {
  if (text === expected) return 'SAME_BYTES';
  try {
    const answer: unknown = JSON.parse(text);
    if (JSON.stringify(answer) === expected) return 'SAME_BUT_WHITESPACE';
    return isDeepStrictEqual(answer, JSON.parse(expected)) ? 'SAME_BUT_KEY_ORDER' : 'WRONG';
  } catch {
    return 'WRONG';
  }
};

/** Asks the gateway and the oracle the same and compares, before anything is timed. */
export const checkAnswers = async (port: number, workload: Workload): Promise<Check> => {
  let likeness: Likeness = 'SAME_BYTES';
  let detail: string | null = null;
  let answerBytes = 0;
  const bodies = bodiesOf(workload);
  const step = Math.max(1, Math.floor(bodies.length / CHECKED));
  for (let at = 0; at < bodies.length; at += step) {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: bodies[at] ?? '',
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const expected = await askMonolith(workload.query, workload.variables[at] ?? {});
    const found = response.status === 200 ? compare(text, expected) : 'WRONG';
    if (found === 'WRONG') detail ??= `status ${response.status}: ${text.slice(0, 300)}`;
    if (ORDER.indexOf(found) > ORDER.indexOf(likeness)) likeness = found;
    answerBytes = Math.max(answerBytes, Buffer.byteLength(expected));
  }
  return { likeness, detail, answerBytes };
};
