import type { Row } from '../../protocol/protocol.ts';

/** When a row was changed last, in epoch milliseconds; 0 when it does not say. */
export const stampOf = (row: Row): number => {
  const text = row['lastModifiedDateTime'];
  const millis = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? 0 : millis;
};

export const changedSince = (millis: number): string => `lastModifiedDateTime ge ${new Date(millis).toISOString()}`;
