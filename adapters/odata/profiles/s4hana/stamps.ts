import { z } from 'zod';
import type { Row } from '../../protocol/protocol.ts';

const datedWire = z.object({ LastChangeDateTime: z.string() });
const partnerWire = z.object({
  CreationDate: z.string().nullish(),
  CreationTime: z.string().nullish(),
  LastChangeDate: z.string().nullish(),
  LastChangeTime: z.string().nullish(),
});

const millisOf = (text: string): number => {
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? 0 : millis;
};

/** When a row with a timestamp was changed last, in epoch milliseconds; 0 when it does not say. */
export const documentStampOf = (row: Row): number => {
  const dated = datedWire.safeParse(row);
  return dated.success ? millisOf(dated.data.LastChangeDateTime) : 0;
};

const TIME = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;
const dateTimeOf = (date: string | null | undefined, time: string | null | undefined): number => {
  if (date == null) return 0;
  const [, hours = '0', minutes = '0', seconds = '0'] = TIME.exec(time ?? '') ?? [];
  return millisOf(date) + Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
};

/** When a business partner was changed last; one that never was has only a date of creation. */
export const partnerStampOf = (row: Row): number => {
  const dated = partnerWire.safeParse(row);
  if (!dated.success) return 0;
  const { CreationDate, CreationTime, LastChangeDate, LastChangeTime } = dated.data;
  return Math.max(dateTimeOf(CreationDate, CreationTime), dateTimeOf(LastChangeDate, LastChangeTime));
};
