/** Lines per file at the median and the 95th percentile. */
export interface Sizes {
  readonly files: number;
  readonly median: number;
  readonly p95: number;
}

/** Nearest-rank percentiles of the given line counts; zeros when there are none. */
export function sizesOf(lines: readonly number[]): Sizes {
  const sorted = [...lines].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { files: sorted.length, median: at(0.5), p95: at(0.95) };
}
