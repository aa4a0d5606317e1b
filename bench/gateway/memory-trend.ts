/** Memory at one moment of a soak. */
export interface MemorySample {
  readonly minute: number;
  /** What lives after garbage was collected. */
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/** Bytes per minute of the straight line that lies nearest to the samples; 0 for fewer than two. */
const slopeOf = (points: readonly (readonly [minute: number, bytes: number])[]): number => {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [minutes, bytes] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [minute]) => sum + (minute - minutes) ** 2, 0);
  if (spread === 0) return 0;
  return points.reduce((sum, point) => sum + (point[0] - minutes) * (point[1] - bytes), 0) / spread;
};

/** Growth that is still called flat: a twentieth of what lives, or 4 MiB, over the time looked at. */
const FLAT_SHARE = 0.05;
const FLAT_BYTES = 4 * 2 ** 20;

export interface MemoryTrend {
  readonly heapBytesPerMinute: number;
  readonly residentBytesPerMinute: number;
  readonly isFlat: boolean;
}

/** Looks at the last three quarters of a soak: in the first, caches fill and code is compiled. */
export const trendOf = (samples: readonly MemorySample[]): MemoryTrend => {
  const settled = samples.slice(Math.floor(samples.length / 4));
  const first = settled[0];
  const last = settled.at(-1);
  const heapBytesPerMinute = slopeOf(settled.map(({ minute, heapBytes }) => [minute, heapBytes]));
  const residentBytesPerMinute = slopeOf(settled.map(({ minute, residentBytes }) => [minute, residentBytes]));
  const grown = first && last ? heapBytesPerMinute * (last.minute - first.minute) : 0;
  const bearable = Math.max(FLAT_BYTES, FLAT_SHARE * (first?.heapBytes ?? 0));
  return { heapBytesPerMinute, residentBytesPerMinute, isFlat: grown <= bearable };
};
