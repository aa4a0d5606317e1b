import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { type SharedCall, shareReads } from './share-reads.ts';

interface Read {
  readonly keys: readonly string[];
  readonly signal: AbortSignal;
  readonly answer: () => void;
  readonly fail: () => void;
}

describe('reads that are shared', () => {
  let reads: Read[];
  let load: (keys: readonly string[], call: SharedCall) => Promise<readonly string[]>;
  beforeEach(() => {
    reads = [];
    load = shareReads<string, string, SharedCall>(
      (keys, { signal }) =>
        new Promise((resolve, reject) => {
          reads.push({
            keys,
            signal,
            answer: () => resolve(keys.map((key) => `the ${key}`)),
            fail: () => reject(new AppError('UPSTREAM_TIMEOUT', 'no answer')),
          });
        }),
      (key) => key,
      ({ code }) => code,
    );
  });
  const call = (lane = 'INTERACTIVE', signal = new AbortController().signal): SharedCall => ({ lane, signal });
  const asked = () => reads.map(({ keys }) => keys);

  it('ask for what is under way only once, and answer everybody in his order', async () => {
    const first = load(['a', 'b'], call());
    const second = load(['c', 'b', 'a', 'c'], call());
    expect(asked()).toEqual([['a', 'b'], ['c']]);
    for (const { answer } of reads) answer();
    expect(await first).toEqual(['the a', 'the b']);
    expect(await second).toEqual(['the c', 'the b', 'the a', 'the c']);
  });

  it('keep nothing once they have landed', async () => {
    const first = load(['a'], call());
    reads[0]?.answer();
    await first;
    void load(['a'], call());
    expect(asked()).toEqual([['a'], ['a']]);
  });

  it('have an urgent call wait for no other lane', () => {
    void load(['a'], call('ANALYTICS'));
    void load(['a'], call('EXECUTION'));
    expect(asked()).toEqual([['a'], ['a']]);
  });

  it('go on for the others when the one who began leaves, and end with the last', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const first = load(['a'], call('INTERACTIVE', one.signal));
    const second = load(['a'], call('INTERACTIVE', other.signal));
    one.abort();
    expect(await first).toEqual(['CANCELLED']);
    expect(reads[0]?.signal.aborted).toBe(false);
    other.abort();
    expect(await second).toEqual(['CANCELLED']);
    expect(reads[0]?.signal.aborted).toBe(true);
    void load(['a'], call());
    expect(asked()).toEqual([['a'], ['a']]); // nobody waits for what is being cancelled
  });

  it('fail at their own keys, and are made anew by whoever asks next', async () => {
    const both = Promise.all([load(['a'], call()), load(['a', 'b'], call())]);
    reads[0]?.fail();
    reads[1]?.answer();
    expect(await both).toEqual([['UPSTREAM_TIMEOUT'], ['UPSTREAM_TIMEOUT', 'the b']]);
    void load(['a'], call());
    expect(asked()).toEqual([['a'], ['b'], ['a']]);
  });
});
