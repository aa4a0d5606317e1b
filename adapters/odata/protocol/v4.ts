// OData V4 (OASIS, JSON format 4.01): `value`, `@odata.nextLink`, `@odata.deltaLink`.
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { z } from 'zod';
import type { Protocol } from './protocol.ts';

// Rows are parsed one by one, so that a bad one does not spoil the others.
const pageSchema = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.count': z.coerce.number().int().optional(),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const entitySchema = z.record(z.string(), z.unknown());

const NUMBER_OR_TEXT = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON numbers as texts of the same digits: read as floats, long amounts would lose some. */
export const numbersAsText = (json: string): string =>
  json.replaceAll(NUMBER_OR_TEXT, (token) => (token.startsWith('"') ? token : `"${token}"`));

/** How a server of this version differs from the standard. */
export interface V4Dialect {
  /** Whether filters may say `in`; otherwise alternatives are written out. */
  readonly knowsIn: boolean;
  /** It writes amounts as text when asked by IEEE754Compatible; otherwise all its numbers are taken as text. */
  readonly writesAmountsAsText: boolean;
}

/** Builds the protocol. */
export const createV4 = ({ knowsIn, writesAmountsAsText }: V4Dialect): Protocol => ({
  headers: {
    // Decimals as text: as JSON numbers they lose digits.
    accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true',
    'odata-maxversion': '4.0',
  },
  countOption: '$count=true',
  parse: (text): unknown => parseReceivedJson(writesAmountsAsText ? text : numbersAsText(text)),
  pageOf: (json) => {
    const page = pageSchema.parse(json);
    return {
      rows: page.value,
      next: page['@odata.nextLink'] ?? null,
      delta: page['@odata.deltaLink'] ?? null,
      count: page['@odata.count'] ?? null,
    };
  },
  entityOf: (json) => entitySchema.parse(json),
  instant: (millis) => new Date(millis).toISOString(),
  anyOf: (property, literals) =>
    knowsIn
      ? `${property} in (${literals.join(',')})`
      : `(${literals.map((literal) => `${property} eq ${literal}`).join(' or ')})`,
});
