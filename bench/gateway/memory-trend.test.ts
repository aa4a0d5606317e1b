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

  it('is not flat when a little more lives every minute', () => {
    const trend = trendOf(soak((minute) => (60 + minute * 0.5 + (minute % 3)) * MEGABYTE));
    expect(trend.isFlat).toBe(false);
    expect(trend.heapBytesPerMinute / MEGABYTE).toBeCloseTo(0.5, 1);
  });
});
