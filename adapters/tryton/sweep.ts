import type { ChangePage } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { z } from 'zod';
import { type Place, type Sighting, advance, writeCursor } from './change-cursor.ts';
import type { Domain } from './client.ts';
import type { FlowRecordType } from './record-types.ts';
import type { SourceParts } from './source-parts.ts';
import { type Dated, type Row, datedWire } from './wire.ts';
import { wireOfStamp } from './wire-values.ts';

/** The rows of one model that are read in rounds. */
export type Swept = Pick<FlowRecordType, 'model' | 'changedBy' | 'fields'> & { readonly domain: Domain };
/** What became of the rows of a page. */
export type Found = Pick<ChangePage, 'changes' | 'untranslatable'> & { readonly sightings: readonly Sighting[] };

/** Rows that were made or changed since; also by what belongs to them. The dates are read, never compared with our clock. */
export const changedSince = ({ changedBy }: Pick<Swept, 'changedBy'>, since: number): Domain => {
  const at = wireOfStamp(since);
  const clauses = (path: string, ...model: readonly string[]): unknown[] =>
    ['create_date', 'write_date'].map((date) => [[`${path}${date}`, '>=', at, ...model]]);
  const below = changedBy.flatMap((each) =>
    typeof each === 'string' ? clauses(`${each}.`) : clauses(`${each[0]}.`, each[1]),
  );
  return [['OR', ...clauses(''), ...below]];
};

/** When anything in a row was made or changed last, however deep it lies. */
export const lastStampIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = datedWire.safeParse(value);
  const here = own.success ? stampOfDates(own.data) : 0;
  return Object.values(value).reduce<number>((latest, each) => Math.max(latest, lastStampIn(each)), here);
};
const stampOfDates = ({ create_date, write_date }: Dated): number => Math.max(create_date, write_date ?? 0);

/** One page of a round, and the place after it. */
export const sweep = async (
  { client, config }: SourceParts,
  swept: Swept,
  place: Place,
  take: (rows: readonly Row[], answeredAt: Instant) => Promise<Found>,
  call: SourceCall,
): Promise<ChangePage> => {
  const { model, fields } = swept;
  const base: Domain = [...swept.domain, ...(place.since === null ? [] : changedSince(swept, place.since))];
  const first = place.since === null && place.startedAt === null;
  const counted = first
    ? await client.request(
        { model, method: 'search_count', args: [base], context: { active_test: false }, sending: 'REPEATABLE' },
        call,
      )
    : null;
  const total = counted === null ? place.total : z.number().int().parse(counted.result);
  const domain: Domain = [...base, ['id', '>', place.afterId]];
  const { rows, answeredAt } = await client.search({ model, domain, fields, limit: config.pageSize }, call);
  const startedAt = place.startedAt ?? epochMillisOf(counted?.answeredAt ?? answeredAt) * 1000;
  const { changes, untranslatable, sightings } = await take(rows, answeredAt);
  const lastId = rows.length < config.pageSize ? null : (rows.at(-1)?.id ?? null);
  const overlapMicros = config.overlapSeconds * 1_000_000;
  const next = advance({ ...place, total }, sightings, { startedAt, lastId, rows: rows.length, overlapMicros });
  return {
    changes,
    untranslatable,
    cursor: writeCursor(next),
    complete: lastId === null,
    confirmedAt: instantOf(Math.floor(startedAt / 1000)),
    remaining: lastId === null ? 0 : total === null ? null : Math.max(0, total - next.read),
  };
};
