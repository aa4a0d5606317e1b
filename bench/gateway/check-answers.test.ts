import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { checkAnswers, type Check } from './check-answers.ts';
import { askMonolith } from './graph/monolith.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const [, page, lookup] = WORKLOADS;
if (!page || !lookup) throw new Error('no workloads');

/** How the answers of a server that writes `text` to whoever asks compare. */
const checkOf = async (text: string, workload: Workload): Promise<Check> => {
  const server = createServer((_request, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    return await checkAnswers(typeof address === 'object' && address !== null ? address.port : 0, workload);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

describe('answers against the oracle', async () => {
  const right = await askMonolith(lookup.query, lookup.variables[0] ?? {});
  const reordered = right.replace(/("id":"u33"),(.*?)(}}})$/, '$2,$1$3');

  it.each([
    ['SAME_BYTES', right],
    ['SAME_BUT_WHITESPACE', `${right}\n`],
    ['SAME_BUT_KEY_ORDER', reordered],
    ['WRONG', right.replace('dimitri', 'Dimitri')],
    ['WRONG', '{"data":{"user":null}}'],
    ['WRONG', 'no JSON'],
  ])('are %s', async (likeness, text) => {
    const check = await checkOf(text, lookup);
    expect(check.likeness).toBe(likeness);
    expect(check.detail === null).toBe(likeness !== 'WRONG');
  });

  it('are wrong when every page is the first one', async () => {
    const first = await askMonolith(page.query, page.variables[0] ?? {});
    expect((await checkOf(first, page)).likeness).toBe('WRONG');
    expect((await checkOf(first, { ...page, variables: page.variables.slice(0, 1) })).likeness).toBe('SAME_BYTES');
  });
});
