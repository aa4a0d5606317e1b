import { describe, expect, it } from 'vitest';
import { AppError } from '@distribution/platform/errors/app-error';
import { backOffMs, describeFailure } from './failure.ts';

const limits = { backOffFirstMs: 500, backOffLongestMs: 8_000 };
const none = { retryAfterMs: null };

describe('backOffMs', () => {
  it('doubles its ceiling with every failure and stops at the longest', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 60].map((failures) => backOffMs(failures, none, limits, () => 1));
    expect(ceilings).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });
  it('spreads evenly below the ceiling', () => {
    expect(backOffMs(3, none, limits, () => 0.25)).toBe(500);
    expect(backOffMs(3, none, limits, () => 0)).toBe(0);
  });
  it('never comes back before the source asked for', () => {
    expect(backOffMs(1, { retryAfterMs: 30_000 }, limits, () => 0.5)).toBe(30_000);
  });
});

describe('describeFailure', () => {
  it('keeps the code, the advice to wait and whether a retry helps', () => {
    const error = new AppError('UPSTREAM_THROTTLED', 'slow down', { retryAfterMs: 700 });
    expect(describeFailure(error)).toEqual({
      code: 'UPSTREAM_THROTTLED',
      message: 'slow down',
      retryable: true,
      retryAfterMs: 700,
    });
  });
  it('calls what it does not know INTERNAL', () => {
    expect(describeFailure(new TypeError('x is not a function')).code).toBe('INTERNAL');
  });
});
