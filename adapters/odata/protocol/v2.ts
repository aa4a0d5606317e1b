// OData V2 (Microsoft's JSON format, as SAP Gateway speaks it): `{"d":{"results":[…]}}`, `__next`, `__count`,
// `/Date(ms)/`. There is no `in` and no delta; amounts are texts.
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { z } from 'zod';
import type { Protocol, Row } from './protocol.ts';

const rowSchema = z.record(z.string(), z.unknown());
const pageSchema = z.object({
  d: z.object({
    results: z.array(rowSchema),
    __next: z.string().optional(),
    __count: z.coerce.number().int().optional(),
  }),
});
const entitySchema = z.object({ d: rowSchema });

const DATE = /^\/Date\((-?\d+)(?:([+-]\d{1,4}))?\)\/$/;

/**
 * `/Date(1740787200000)/` and `/Date(1740787200000+0060)/` as ISO text. The number is UTC in both; the offset, in minutes,
 * only tells that the property is a DateTimeOffset.
 */
const plainText = (text: string): string => {
  const date = DATE.exec(text);
  return date === null ? text : new Date(Number(date[1])).toISOString();
};

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('results' in value && Array.isArray(value.results)) return value.results.map(plain);
  if ('__deferred' in value) return null;
  return plainRow(rowSchema.parse(value));
};
const plainRow = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (name === '__metadata' ? [] : [[name, plain(value)]])),
  );

/** The protocol. */
export const V2: Protocol = {
  headers: { accept: 'application/json', dataserviceversion: '2.0', maxdataserviceversion: '2.0' },
  countOption: '$inlinecount=allpages',
  parse: (text): unknown => parseReceivedJson(text),
  pageOf: (json) => {
    const { results, __next, __count } = pageSchema.parse(json).d;
    return { rows: results.map(plainRow), next: __next ?? null, delta: null, count: __count ?? null };
  },
  entityOf: (json) => plainRow(entitySchema.parse(json).d),
  instant: (millis) => `datetimeoffset'${new Date(millis).toISOString()}'`,
  anyOf: (property, literals) => `(${literals.map((literal) => `${property} eq ${literal}`).join(' or ')})`,
};
