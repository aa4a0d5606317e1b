/** Memory at one moment of a soak. */
export interface MemorySample {
  readonly minute: number;
  /** What lives after garbage was collected. */
  readonly heapBytes: number;
  readonly residentBytes: number;
}

type Point = readonly [minute: number, bytes: number];

interface Slope {
  readonly bytesPerMinute: number;
  /** Of the slope, by how far the samples lie from the line (least squares); 0 where they cannot tell. */
  readonly standardError: number;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of the straight line that lies nearest to the samples; 0 for fewer than two. */
const slopeOf = (points: readonly Point[]): Slope => {
  const minutes = meanOf(points.map(([minute]) => minute));
  const bytes = meanOf(points.map(([, value]) => value));
  const spread = points.reduce((sum, [minute]) => sum + (minute - minutes) ** 2, 0);
  if (spread === 0) return { bytesPerMinute: 0, standardError: 0 };
  const bytesPerMinute =
    points.reduce((sum, [minute, value]) => sum + (minute - minutes) * (value - bytes), 0) / spread;
  const left = points.reduce(
    (sum, [minute, value]) => sum + (value - bytes - bytesPerMinute * (minute - minutes)) ** 2,
    0,
  );
  const standardError = points.length > 2 ? Math.sqrt(left / (points.length - 2) / spread) : 0;
  return { bytesPerMinute, standardError };
};

/** Growth that is still called flat: a twentieth of what lives, or 4 MiB, over the time looked at. */
const FLAT_SHARE = 0.05;
const FLAT_BYTES = 4 * 2 ** 20;
/** A slope smaller than this many of its standard errors may be noise: once in 40 soaks if the noise is normal. */
const SURE = 2;

export interface MemoryTrend {
  readonly heapBytesPerMinute: number;
  readonly residentBytesPerMinute: number;
  /** False when what lives grows for certain, by more than is bearable. */
  readonly isFlat: boolean;
}

/** Looks at the last three quarters of a soak: in the first, caches fill and code is compiled. */
export const trendOf = (samples: readonly MemorySample[]): MemoryTrend => {
  const settled = samples.slice(Math.floor(samples.length / 4));
  const first = settled[0];
  const last = settled.at(-1);
  const heap = slopeOf(settled.map(({ minute, heapBytes }) => [minute, heapBytes]));
  const resident = slopeOf(settled.map(({ minute, residentBytes }) => [minute, residentBytes]));
  const surely = heap.bytesPerMinute - SURE * heap.standardError;
  const grown = first && last ? surely * (last.minute - first.minute) : 0;
  const bearable = Math.max(FLAT_BYTES, FLAT_SHARE * (first?.heapBytes ?? 0));
  return {
    heapBytesPerMinute: heap.bytesPerMinute,
    residentBytesPerMinute: resident.bytesPerMinute,
    isFlat: grown <= bearable,
  };
};
