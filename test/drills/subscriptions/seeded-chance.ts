/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** From 0 up to, without, 1. */
  next(): number;
  /** One of the things; there must be one. */
  pick<T>(things: readonly T[]): T;
  /** Milliseconds until something that happens every `meanMs` on average, without memory. */
  until(meanMs: number): number;
}

/** Chance from a 32-bit counter whose bits are mixed (mulberry32). */
export const seededChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick: (things) => things[Math.floor(next() * things.length)]!,
    until: (meanMs) => -Math.log(1 - next()) * meanMs,
  };
};
