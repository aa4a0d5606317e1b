const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TOKENS = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<shortYear>\d\d)`,
  MMM: '(?<monthName>[A-Za-z]{3})',
  MM: String.raw`(?<month>\d\d)`,
  M: String.raw`(?<month>\d\d?)`,
  dd: String.raw`(?<day>\d\d)`,
  d: String.raw`(?<day>\d\d?)`,
  HH: String.raw`(?<hour>\d\d)`,
  mm: String.raw`(?<minute>\d\d)`,
  ss: String.raw`(?<second>\d\d)`,
} as const;
const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|mm|ss/g;

/** A day of the calendar (`2026-11-21`) and a time of day (`03:45:00`), the latter `null` when the format has none. */
export interface LocalMoment {
  readonly day: string;
  readonly time: string | null;
}

const monthOf = ({ month, monthName }: Partial<Record<string, string>>): string =>
  (month ?? String(MONTHS.indexOf((monthName ?? '').toLowerCase()) + 1)).padStart(2, '0');

/**
 * A reader of dates in a format such as `dd.MM.yyyy`, `d-MMM-yy` (English names), `yyyyMMddHHmmss`: `null` for text of
 * another form. Two-digit years from 70 on are of the last century. Whether there is such a day is for others to check.
 */
export const compileDateFormat = (format: string): ((text: string) => LocalMoment | null) => {
  const parts = format.split(TOKEN).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  // The pattern matches only the names of the table.
  const tokens = [...format.matchAll(TOKEN)].map(([token]) => TOKENS[token as keyof typeof TOKENS]);
  const pattern = new RegExp(`^${parts.map((part, at) => `${part}${tokens[at] ?? ''}`).join('')}$`);
  return (text) => {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) return null;
    const { shortYear, hour, minute, second } = found;
    const year = found['year'] ?? `${Number(shortYear) >= 70 ? '19' : '20'}${shortYear ?? ''}`;
    const day = `${year}-${monthOf(found)}-${(found['day'] ?? '1').padStart(2, '0')}`;
    return { day, time: hour === undefined ? null : `${hour}:${minute ?? '00'}:${second ?? '00'}` };
  };
};

/** Whether a format names year and month, without which there is no day. */
export const isDateFormat = (format: string): boolean => {
  const tokens: readonly string[] = format.match(TOKEN) ?? [];
  const repeated = new Set(tokens.map((token) => token.charAt(0) + (token.startsWith('m') ? 'm' : ''))).size;
  return /yy/.test(format) && /M/.test(format) && repeated === tokens.length;
};
