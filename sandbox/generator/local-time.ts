import { epochDayAt, midnightOf } from '../clock/calendar.ts';

const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone at noon UTC of a day, in milliseconds; kept, since a world asks for the same few days again and again. */
const offsetMillis = (zone: string, epochDay: number): number => {
  const key = `${zone} ${epochDay}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const noon = midnightOf(epochDay) + 43_200_000;
  const part = new Map(format.formatToParts(noon).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  const offset = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - noon;
  offsets.set(key, offset);
  return offset;
};

/** The local day number an instant (epoch milliseconds) falls on. */
export const localDayOf = (zone: string, millis: number): number =>
  epochDayAt(millis + offsetMillis(zone, epochDayAt(millis)));

/** Epoch milliseconds of a local wall-clock time in minutes after midnight; meant for daylight hours, away from clock changes. */
export const localTime = (zone: string, epochDay: number, minuteOfDay: number): number =>
  midnightOf(epochDay) - offsetMillis(zone, epochDay) + minuteOfDay * 60_000;
