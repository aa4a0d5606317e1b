/** How often something may be begun. */
export interface Rate {
  /** Takes one; gives the milliseconds until there is one again, 0 when it was taken. */
  take(): number;
}

/** A rate that allows `burst` at once and `perSecond` in the long run. */
export const createRate = (burst: number, perSecond: number, now: () => number = () => performance.now()): Rate => {
  let left = burst;
  let at = now();
  return {
    take() {
      const time = now();
      left = Math.min(burst, left + ((time - at) / 1_000) * perSecond);
      at = time;
      if (left < 1) return Math.ceil(((1 - left) / perSecond) * 1_000);
      left -= 1;
      return 0;
    },
  };
};
