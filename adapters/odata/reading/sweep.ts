import { isDeepStrictEqual } from 'node:util';
import type { ChangePage } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { z } from 'zod';
import type { Row } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import type { RecordSet } from '../record-type.ts';
import type { SourceParts } from '../source-parts.ts';
import { writeCursor } from './flow.ts';
import { hashOfRow } from './row-hash.ts';
import type { Taken } from './take-rows.ts';

// Changes of a set whose rows carry the time of their last change. A change that is committed late may be dated before
// others that were read already, so every round reads a stretch again that the round before has read and leaves out what
// it has told. Inside a round rows come in the order of their key, never by offset: what moves meanwhile is not missed.

/** A set that is read in rounds. */
export interface Swept extends Pick<RecordSet, 'set' | 'path' | 'expand' | 'where'> {
  /** The property that puts rows in order and names each of them. */
  readonly order: string;
  /** A value of that property as a literal. */
  readonly literal: (value: string) => string;
  /** Rows that were changed since, in epoch milliseconds; earlier ones among them do no harm. */
  readonly changedSince: (millis: number) => string;
  /** When a row was changed last, in epoch milliseconds. */
  readonly stampOf: (row: Row) => number;
}

/** Where a reader stands: in a round over all rows that changed since an instant. Times are epoch milliseconds. */
export const sweepPlaceSchema = z.strictObject({
  /** `null` in the first round, which reads everything. */
  since: z.number().int().nullable(),
  /** The ERP's clock at the beginning of the round; `null` before its first page. */
  startedAt: z.number().int().nullable(),
  after: z.string().nullable(),
  /** The latest change that was seen. */
  highest: z.number().int(),
  /** Rows that were told lately: when they had been changed, and a short hash of what they were. */
  told: z.record(z.string(), z.tuple([z.number().int(), z.string()])),
  read: z.number().int(),
  total: z.number().int().nullable(),
});
export type SweepPlace = z.infer<typeof sweepPlaceSchema>;

export const SWEEP_BEGINNING: SweepPlace = {
  since: null,
  startedAt: null,
  after: null,
  highest: 0,
  told: {},
  read: 0,
  total: null,
};

/** More than these are not remembered; what was forgotten is told again, which changes nothing. */
const MAX_TOLD = 2000;

/** Some systems date changes by whole seconds: the same stamp need not be the same row. */
const versionOf = (swept: Swept, row: Row): [number, string] => [swept.stampOf(row), hashOfRow(row)];
const nameOf = ({ order }: Swept, row: Row): string => String(row[order]);

const nextRound = (place: SweepPlace, startedAt: number, overlapMs: number): SweepPlace => {
  const { highest, told } = place;
  // What changed while the round went on is later than its beginning, and no later than what was seen if clocks differ.
  const since = Math.max(0, Math.min(highest === 0 ? startedAt : highest, startedAt) - overlapMs);
  const remembered = Object.entries(told)
    .filter(([, [stamp]]) => stamp >= since)
    .sort(([, [left]], [, [right]]) => right - left)
    .slice(0, MAX_TOLD);
  return { ...SWEEP_BEGINNING, since, highest, told: Object.fromEntries(remembered) };
};

/** One page of a round, and the place after it. `take` gets the rows that were not told in this very version. */
export const sweep = async (
  { client, pageSize }: SourceParts,
  swept: Swept,
  place: SweepPlace,
  overlapMs: number,
  take: (rows: readonly Row[], answeredAt: Instant) => Promise<Taken>,
  call: SourceCall,
): Promise<ChangePage> => {
  const filters = [
    ...(place.since === null ? [] : [swept.changedSince(place.since)]),
    ...(place.after === null ? [] : [`${swept.order} gt ${swept.literal(place.after)}`]),
  ];
  const path = queryOf(swept, {
    filter: filters.length === 0 ? null : filters.join(' and '),
    orderBy: swept.order,
    top: pageSize,
    ...(place.startedAt === null ? { count: client.protocol.countOption } : {}),
  });
  const { page, answeredAt } = await client.readPage({ path, endpoint: swept.set }, call);
  const { rows } = page;
  const fresh = rows.filter((row) => !isDeepStrictEqual(place.told[nameOf(swept, row)], versionOf(swept, row)));
  const taken = await take(fresh, answeredAt);

  const startedAt = place.startedAt ?? epochMillisOf(answeredAt);
  const last = rows.at(-1);
  const more = last !== undefined && (page.next !== null || rows.length >= pageSize);
  const told: SweepPlace = {
    ...place,
    startedAt,
    highest: rows.reduce((latest, row) => Math.max(latest, swept.stampOf(row)), place.highest),
    told: { ...place.told, ...Object.fromEntries(rows.map((row) => [nameOf(swept, row), versionOf(swept, row)])) },
    read: place.read + rows.length,
    total: place.total ?? page.count,
  };
  const next = more ? { ...told, after: nameOf(swept, last) } : nextRound(told, startedAt, overlapMs);
  return {
    ...taken,
    cursor: writeCursor(next),
    complete: !more,
    confirmedAt: instantOf(startedAt),
    remaining: !more ? 0 : told.total === null ? null : Math.max(0, told.total - told.read),
  };
};
