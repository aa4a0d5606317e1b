import type { ChangePage } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { z } from 'zod';
import { type Place, advance, writeCursor } from './change-cursor.ts';
import type { FlowRecordType, Settings } from './record-type.ts';
import { type Domain, anyOf, parsed } from './rpc.ts';
import { fieldsOf, watchedPaths } from './row-shape.ts';
import { type SourceParts, contextAt, settingsFor } from './source-parts.ts';
import { type Teller, createTeller } from './teller.ts';
import { wireOfStamp } from './wire-values.ts';

/** Ids per look at what is still there. */
const PART = 2000;
const EVERYTHING = { context: { active_test: false } };

/** Rows that changed since; also by what belongs to them. Odoo's dates are read, never compared with our clock. */
const changedSince = (type: FlowRecordType, settings: Settings, since: number): Domain => {
  const paths = ['write_date', ...watchedPaths(type.shape(settings)), ...type.alsoChangedBy];
  return anyOf([...new Set(paths)].map((path) => [path, '>=', wireOfStamp(since)]));
};

/** One page of a round, and the place after it; at the end of a round also what has gone. */
export const readPage = async (
  parts: SourceParts,
  type: FlowRecordType,
  place: Place,
  call: SourceCall,
): Promise<ChangePage> => {
  const { client, config, fresh } = parts;
  const { model } = type;
  const settings = await settingsFor(parts, call);
  const ofType = type.domain(settings);
  const fields = fieldsOf(type.shape(settings));
  const teller = createTeller(type, place);

  /** Tells the rows of a search. */
  const tellRows = async (domain: Domain, limit?: number) => {
    const { rows, answeredAt } = await client.search(
      { model, domain, fields, ...(limit === undefined ? {} : { limit }) },
      call,
    );
    teller.tell(await type.complete(rows, settings, fresh, call), await contextAt(parts, answeredAt, call));
    return { rows, answeredAt };
  };

  const isFirst = place.since === null && place.startedAt === null;
  const base = [...ofType, ...(place.since === null ? [] : changedSince(type, settings, place.since))];
  const counted = isFirst
    ? await client.request(
        { model, method: 'search_count', args: [base], named: EVERYTHING, sending: 'REPEATABLE' },
        call,
      )
    : null;
  const total = counted === null ? place.total : parsed(z.number().int(), config.system, model, counted.result);
  const { rows, answeredAt } = await tellRows([...base, ['id', '>', place.afterId]], config.pageSize);
  const startedAt = place.startedAt ?? epochMillisOf(counted?.answeredAt ?? answeredAt) * 1000;
  const lastId = rows.length < config.pageSize ? null : (rows.at(-1)?.id ?? null);

  let { sweptAt } = place;
  if (lastId === null) {
    const tellIds = async (ids: readonly number[]): Promise<void> => {
      for (let at = 0; at < ids.length; at += config.pageSize)
        await tellRows([...ofType, ['id', 'in', ids.slice(at, at + config.pageSize)]]);
    };
    const isDue = Math.abs(startedAt - sweptAt) >= config.sweepSeconds * 1_000_000;
    if (isDue) {
      await tellIds(await forgetGone(parts, type, ofType, place, teller, call));
      sweptAt = startedAt;
    }
    await tellIds(teller.nextInLine());
    const now = await contextAt(parts, answeredAt, call);
    teller.removeVacated(now, epochMillisOf(answeredAt) * 1000);
  }
  const { changes, untranslatable, place: told } = teller.result();
  const overlapMicros = config.overlapSeconds * 1_000_000;
  const next = advance({ ...told, total, sweptAt }, { startedAt, lastId, rows: rows.length, overlapMicros });
  return {
    changes,
    untranslatable,
    cursor: writeCursor(next),
    complete: lastId === null,
    confirmedAt: instantOf(Math.floor(startedAt / 1000)),
    remaining: lastId === null ? 0 : total === null ? null : Math.max(0, total - next.read),
  };
};

/** Looks which of the rows that were there have gone, and has them forgotten; answers the ids of those that lost a part. */
const forgetGone = async (
  { client, config, fresh }: SourceParts,
  { model, parts }: FlowRecordType,
  ofType: Domain,
  { known }: Place,
  teller: Teller,
  call: SourceCall,
): Promise<readonly number[]> => {
  const ids = Object.keys(known).map(Number);
  const lessened: number[] = [];
  for (let at = 0; at < ids.length; at += PART) {
    const part = ids.slice(at, at + PART);
    const domain = [...ofType, ['id', 'in', part]];
    const { result } = await client.request(
      { model, method: 'search', args: [domain], named: EVERYTHING, sending: 'REPEATABLE' },
      call,
    );
    const there = new Set(parsed(z.array(z.number().int()), config.system, model, result));
    teller.forget(part.filter((id) => !there.has(id)).map(String));
    if (parts === null) continue;
    const found = await fresh.readAll(
      { model: parts.model, domain: [[parts.by, 'in', part]], fields: [parts.by] },
      call,
    );
    const counts = new Map<number, number>();
    for (const row of found) {
      const [owner] = z.array(z.unknown()).parse(row[parts.by]);
      counts.set(Number(owner), (counts.get(Number(owner)) ?? 0) + 1);
    }
    lessened.push(...part.filter((id) => there.has(id) && counts.get(id) !== known[id]?.[0]));
  }
  return lessened;
};
