import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withLinkedSignal } from './with-linked-signal.ts';

describe('withLinkedSignal', () => {
  it('aborts with the reason of the source that did, also of one that had before', async () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const reason = new Error('lease lost');
    await withLinkedSignal([one.signal, two.signal], async (signal) => {
      expect(signal.aborted).toBe(false);
      two.abort(reason);
      expect(signal.reason).toBe(reason);
    });
    await withLinkedSignal([one.signal, two.signal], async (signal) => expect(signal.reason).toBe(reason));
  });

  it('leaves nothing at its sources, however the work ends', async () => {
    const source = new AbortController();
    await withLinkedSignal([source.signal], async () => 1);
    await expect(withLinkedSignal([source.signal], () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(getEventListeners(source.signal, 'abort')).toEqual([]);
  });
});
