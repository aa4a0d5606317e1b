import { glnSchema } from '@distribution/model/gs1/gln';
import { gtinSchema } from '@distribution/model/gs1/gtin';
import { ssccSchema } from '@distribution/model/gs1/sscc';
import { decimalSchema } from '@distribution/model/measure/decimal';
import { instantSchema } from '@distribution/model/time/instant';
import { localDateSchema } from '@distribution/model/time/local-date';
import { parseDurationMs } from '@distribution/platform/clock/duration';
import { createTextScalar } from '@distribution/platform/subgraph/scalar';
import type { GraphQLScalarType } from 'graphql';
import { z } from 'zod';

/** A cursor is opened by the list it belongs to; here it only has to be text of a sane length. */
const cursorSchema = z.string().min(1).max(4096);

const durationSchema = z
  .string()
  .refine(
    (text) => parseDurationMs(text) !== null,
    'not an ISO 8601 duration of weeks, days, hours, minutes or seconds',
  );

/**
 * The scalars of the graph, each by the model's own rule. Not graphql-scalars: its DateTime and Date answer with Date
 * objects, and a canonical value is text from the edge to the store (docs/decisions/0002).
 */
export const SCALARS: Readonly<Record<string, GraphQLScalarType>> = Object.fromEntries(
  [
    { name: 'DateTime', schema: instantSchema },
    { name: 'Date', schema: localDateSchema },
    { name: 'Decimal', schema: decimalSchema },
    { name: 'GTIN', schema: gtinSchema },
    { name: 'GLN', schema: glnSchema },
    { name: 'SSCC', schema: ssccSchema },
    { name: 'Cursor', schema: cursorSchema },
    { name: 'Duration', schema: durationSchema },
  ].map((scalar) => [scalar.name, createTextScalar(scalar)]),
);
