import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDeadline } from './deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('ends at its time, and says that it was time', () => {
  const deadline = openDeadline({ parent: new AbortController().signal, timeoutMs: 100 });
  expect(deadline.deadlineAt).toBe(Date.now() + 100);
  vi.advanceTimersByTime(99);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(deadline.signal.aborted).toBe(true);
  expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
});

it('ends with its parent, for its parent’s reason, also when that was before', () => {
  const parent = new AbortController();
  const before = openDeadline({ parent: parent.signal, timeoutMs: 100 });
  const seen: unknown[] = [];
  before.signal.addEventListener('abort', () => seen.push(before.signal.reason));
  parent.abort('the client left');
  const after = openDeadline({ parent: parent.signal, timeoutMs: 100 });
  expect([...seen, after.signal.reason]).toEqual(['the client left', 'the client left']);
  expect(vi.getTimerCount()).toBe(0);
});

it('leaves nothing behind: no timer, no listener for each, and silence after closing', () => {
  const parent = new AbortController();
  const opened = Array.from({ length: 10_000 }, () => openDeadline({ parent: parent.signal, timeoutMs: 100 }));
  expect(getEventListeners(parent.signal, 'abort')).toHaveLength(1);
  for (const deadline of opened) deadline.close();
  expect(vi.getTimerCount()).toBe(0);
  parent.abort();
  expect(opened.some(({ signal }) => signal.aborted)).toBe(false);
});
