import { describe, expect, it } from 'vitest';
import { trendOf, type MemorySample } from './memory-trend.ts';

const MEGABYTE = 2 ** 20;
const soak = (heapAt: (minute: number) => number): MemorySample[] =>
  Array.from({ length: 40 }, (_, minute) => ({ minute, heapBytes: heapAt(minute), residentBytes: 300 * MEGABYTE }));

describe('the trend of a soak', () => {
  it('is flat when memory goes up and down around a level', () => {
    const trend = trendOf(soak((minute) => (60 + (minute % 2)) * MEGABYTE));
    expect(trend.isFlat).toBe(true);
    expect(trend.residentBytesPerMinute).toBe(0);
  });

  it('is flat when what grows does so while caches fill', () => {
    expect(trendOf(soak((minute) => (minute < 10 ? 40 + minute * 4 : 80) * MEGABYTE)).isFlat).toBe(true);
  });

  it('is flat when the noise of a short soak happens to rise', () => {
    // MB that lived every 4 seconds, from the second half minute of a soak on that grew in no longer one.
    const noisy = [73.1, 70.7, 73.3, 73.3, 77, 71, 72.4, 75.5, 74.6, 76.1, 80.7, 77.2, 76, 73.9, 73.3, 76, 71.4, 79.1, 74.5, 80.4, 78.3, 81, 79, 74.3]; // prettier-ignore
    const samples = [...noisy.slice(0, 8), ...noisy].map((megabytes, at) => ({
      minute: at / 15,
      heapBytes: megabytes * MEGABYTE,
      residentBytes: 450 * MEGABYTE,
    }));
    expect(trendOf(samples).isFlat).toBe(true);
  });

  it('is not flat when a short soak grows under the same noise', () => {
    const samples = Array.from({ length: 30 }, (_, at) => ({
      minute: at / 15,
      heapBytes: (70 + at * 0.5 + ((at * 7) % 10)) * MEGABYTE,
      residentBytes: 450 * MEGABYTE,
    }));
    expect(trendOf(samples).isFlat).toBe(false);
  });

  it('is not flat when a little more lives every minute', () => {
    const trend = trendOf(soak((minute) => (60 + minute * 0.5 + (minute % 3)) * MEGABYTE));
    expect(trend.isFlat).toBe(false);
    expect(trend.heapBytesPerMinute / MEGABYTE).toBeCloseTo(0.5, 1);
  });
});
