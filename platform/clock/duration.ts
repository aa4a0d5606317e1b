const ISO_8601 = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/**
 * Milliseconds of an ISO 8601 duration of fixed length: weeks, days of 24 hours, hours, minutes, seconds. `null` for
 * other text, also for years and months, whose length depends on when they begin.
 */
export const parseDurationMs = (text: string): number | null => {
  const [whole, ...amounts] = ISO_8601.exec(text) ?? [];
  if (whole === undefined) return null;
  return Math.round(UNITS_MS.reduce((sum, unit, at) => sum + unit * Number(amounts[at] ?? 0), 0));
};
