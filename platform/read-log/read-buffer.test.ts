import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { createReadBuffer, type ReadBuffer } from './read-buffer.ts';
import type { ReadLoss, ReadNote } from './read-log.ts';

const anna = { kind: 'USER', subject: 'anna' } as const;
const operation = { hash: 'h', name: 'Stock', fields: [] };
const served = (at: number, ...ids: string[]) => ({ begunAt: at, endedAt: at + 1, ids });

let buffer: ReadBuffer;
afterEach(() => buffer.close());

/** A buffer that writes only when it is told to, into a list; `refuse` is thrown instead while it is set. */
const open = (maxReads = 100) => {
  const state = { notes: [] as ReadNote[], losses: [] as ReadLoss[], refuse: null as Error | null, failures: 0 };
  const write = async (notes: readonly ReadNote[], loss: ReadLoss | null) => {
    if (state.refuse !== null) throw state.refuse;
    state.notes.push(...notes);
    if (loss !== null) state.losses.push(loss);
  };
  const onFailed = () => void (state.failures += 1);
  buffer = createReadBuffer({ sink: { write }, flushMs: 3_600_000, maxReads, onFailed });
  return state;
};

describe('the buffer of reads', () => {
  it('writes equal reads as one note with the instants of each, and different ones apart', async () => {
    const state = open();
    buffer.note(anna, operation, [served(1, 'a', 'b'), served(5, 'a', 'b'), served(7, 'a')]);
    buffer.note({ ...anna, subject: 'ben' }, operation, [served(9, 'a', 'b')]);
    await buffer.flush();
    const brief = state.notes.map(({ callers, ids, begunAt, endedAt }) => [callers[0]?.subject, ids, begunAt, endedAt]);
    expect(brief).toEqual([
      ['anna', ['a', 'b'], [1, 5], [2, 6]],
      ['anna', ['a'], [7], [8]],
      ['ben', ['a', 'b'], [9], [10]],
    ]);
  });

  it('keeps a list that many were handed once, with the same audience for as long as it is the same people', async () => {
    const state = open(4);
    const ben = { kind: 'USER', subject: 'ben' } as const;
    const hand = (list: ReturnType<typeof served>[], people: readonly (typeof anna | typeof ben)[]) =>
      people.forEach((person) => buffer.noteShared(person, operation, list));
    hand([served(1, 'a')], [anna, ben]);
    hand([served(5, 'a')], [anna, ben]);
    await buffer.flush();
    hand([served(7, 'b')], [anna, ben]);
    hand([served(8, 'b')], [ben]);
    await buffer.flush();
    expect(state.notes.map(({ callers, begunAt }) => [callers.map(({ subject }) => subject), begunAt])).toEqual([
      [
        ['anna', 'ben'],
        [1, 5],
      ],
      [['anna', 'ben'], [7]],
      [['ben'], [8]],
    ]);
    expect(state.notes[1]?.callers).toBe(state.notes[0]?.callers);
    expect(state.losses).toEqual([]);
  });

  it('keeps what cannot be written now, once, and says what did not fit', async () => {
    const state = open(4);
    state.refuse = new AppError('STORE_UNAVAILABLE', 'away');
    buffer.note(anna, operation, [served(1, 'a')]);
    await buffer.flush();
    buffer.note(anna, operation, [served(2, 'b'), served(3, 'c'), served(4, 'd')]);
    await buffer.flush();
    expect([state.failures, state.notes]).toEqual([2, []]);
    state.refuse = null;
    await buffer.flush();
    expect(state.notes.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
    expect(new Set(state.notes.map(({ id }) => id)).size).toBe(2);
    expect(state.losses).toEqual([{ reads: 2, fromAt: 3, toAt: 5 }]);
  });

  it('lets go of what will never be taken, and counts it as lost', async () => {
    const state = open();
    state.refuse = new Error('unsupported Unicode escape sequence');
    buffer.note(anna, operation, [served(1, 'a'), served(2, 'a')]);
    await buffer.flush();
    state.refuse = null;
    buffer.note(anna, operation, [served(8, 'b')]);
    await buffer.flush();
    expect(state.notes.map(({ ids }) => ids)).toEqual([['b']]);
    expect(state.losses).toEqual([{ reads: 2, fromAt: 1, toAt: 3 }]);
  });
});
