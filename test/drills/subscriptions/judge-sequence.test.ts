import { describe, expect, it } from 'vitest';
import { isExact, judgeSequence } from './judge-sequence.ts';

const EXPECTED = [2, 4, 6, 8];

describe('the judge of a drill', () => {
  it('finds nothing in exactly what was published', () => {
    expect(isExact(judgeSequence(EXPECTED, [...EXPECTED]))).toBe(true);
  });

  it.each([
    ['lost at the end', [2, 4, 6], { lost: 1, duplicated: 0, outOfOrder: 0, foreign: 0 }],
    ['lost in the middle', [2, 8], { lost: 2, duplicated: 0, outOfOrder: 0, foreign: 0 }],
    ['duplicated', [2, 4, 4, 6, 8, 6], { lost: 0, duplicated: 2, outOfOrder: 0, foreign: 0 }],
    ['out of order', [2, 6, 4, 8], { lost: 0, duplicated: 0, outOfOrder: 1, foreign: 0 }],
    ['foreign', [2, 3, 4, 6, 8], { lost: 0, duplicated: 0, outOfOrder: 0, foreign: 1 }],
  ])('counts what is %s', (_what, received, verdict) => {
    expect(judgeSequence(EXPECTED, received)).toEqual(verdict);
    expect(isExact(judgeSequence(EXPECTED, received))).toBe(false);
  });
});
