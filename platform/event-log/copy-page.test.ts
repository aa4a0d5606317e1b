import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CopiedEntry } from './copied-event.ts';
import { judgeEntries } from './copy-page.ts';

const entryAt = (position: number): CopiedEntry => ({ position, topic: 't', facts: '[]', payload: '{}' });
const judge = (after: number, ...positions: readonly number[]) => judgeEntries(after, positions.map(entryAt));
const positionsOf = (page: ReturnType<typeof judge>): readonly number[] =>
  page.kind === 'FOLLOWING' ? page.entries.map(({ position }) => position) : [];

it('knows the end of the copy from a copy that knows nothing', () => {
  expect(judge(5, 5)).toEqual({ kind: 'AT_END' });
  expect(judge(5)).toEqual({ kind: 'UNKNOWN' });
  expect(judge(5, 9, 10)).toEqual({ kind: 'UNKNOWN' });
  expect(judge(5, 5, 7)).toEqual({ kind: 'UNKNOWN' });
});

it('goes on from what was trimmed when nothing is missing between', () => {
  expect(positionsOf(judge(5, 6, 7))).toEqual([6, 7]);
});

it('never passes over a position, whatever is missing', () => {
  const copies = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 40 });
  fc.assert(
    fc.property(copies, fc.integer({ min: 0, max: 40 }), (copied, after) => {
      const found = copied.filter((position) => position >= after).sort((left, right) => left - right);
      const page = judge(after, ...found);
      const told = positionsOf(page);
      expect(told).toEqual(told.map((_, at) => after + 1 + at));
      if (copied.includes(after + 1)) expect(told.length).toBeGreaterThan(0);
      if (page.kind === 'AT_END') expect([copied.includes(after), Math.max(...copied)]).toEqual([true, after]);
    }),
  );
});
