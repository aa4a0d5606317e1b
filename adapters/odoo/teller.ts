import { createHash } from 'node:crypto';
import type { CanonicalChange, Removal, UntranslatableRecord, Upsert } from '@distribution/model/erp/change';
import type { Place } from './change-cursor.ts';
import type { FlowRecordType } from './record-type.ts';
import { stampIn } from './stamps.ts';
import { type TranslationContext, originOf, reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 12);
const SEPARATOR = '\u001f';
export const keyTextOf = (key: readonly string[]): string => key.join(SEPARATOR);

/** The telling of one page. */
export interface Teller {
  /** Tells what became of the rows, and remembers it. */
  tell(rows: readonly Row[], context: TranslationContext): void;
  /** The rows of these ids are gone. */
  forget(ids: readonly string[]): void;
  /** Ids of rows that were refused for a key which is free by now. */
  nextInLine(): readonly number[];
  /** Tells of every key that no row has any more. */
  removeVacated(context: TranslationContext, at: number): void;
  result(): {
    readonly changes: readonly CanonicalChange[];
    readonly untranslatable: readonly UntranslatableRecord[];
    readonly place: Place;
  };
}

/**
 * Tells of each record once per content, under a revision that never falls: the date of the change, or one more than what was
 * told before where the date is not later. Of several rows with one key the oldest has it; the others wait, with a reason.
 */
export const createTeller = (type: FlowRecordType, before: Place): Teller => {
  const changes: CanonicalChange[] = [];
  const untranslatable: UntranslatableRecord[] = [];
  const told = { ...before.told };
  const known = { ...before.known };
  const waiting = { ...before.waiting };
  const vacated = new Set(before.vacated);
  const gone = { ...before.gone };
  let { highest } = before;
  const ownerOf = new Map(Object.entries(known).flatMap(([id, [, ...keys]]) => keys.map((key) => [key, id] as const)));

  const release = (id: string, kept: ReadonlySet<string> = new Set()): void => {
    for (const key of known[id]?.slice(1).map(String) ?? []) {
      if (kept.has(key) || ownerOf.get(key) !== id) continue;
      ownerOf.delete(key);
      vacated.add(key);
    }
    delete known[id];
  };

  const refuse = (row: Row, reason: string): void => {
    const digest = digestOf([reason, row]);
    const name = `#${row.id}`;
    if (told[name]?.[1] === digest) return;
    told[name] = [Math.max(stampIn(row), told[name]?.[0] ?? 0), digest];
    const key = `${type.model} ${String(row[type.key])}`;
    untranslatable.push({ key, reason, payload: JSON.stringify(row) });
  };

  const tellUpsert = (upsert: Upsert, key: string): void => {
    const { origin, ...content } = upsert.record;
    const digest = digestOf(content);
    const last = told[key];
    if (last?.[1] === digest) return;
    const revision = Math.max(
      origin.revision,
      last === undefined ? 0 : last[0] + 1,
      key in gone ? (gone[key] ?? 0) + 1 : 0,
    );
    told[key] = [revision, digest];
    highest = Math.max(highest, revision);
    // The record is the same but for its revision; the union cannot see that it stays of its kind.
    changes.push({ ...upsert, record: { ...upsert.record, origin: { ...origin, revision } } } as Upsert);
  };

  const tellRow = (row: Row, context: TranslationContext): void => {
    const id = String(row.id);
    highest = Math.max(highest, stampIn(row));
    delete waiting[id];
    let records: readonly Upsert[];
    try {
      records = type.upsertsOf(row, context);
    } catch (error) {
      refuse(row, reasonOf(error)); // what was told of it before stands
      return;
    }
    const mine = new Set(known[id]?.slice(1).map(String));
    const keyed = records
      .map((upsert) => ({ upsert, key: keyTextOf(type.naturalKeyOf(upsert)) }))
      .filter(({ upsert, key }) => mine.has(key) || !type.isEmpty(upsert));
    const taken = keyed.find(({ key }) => Number(ownerOf.get(key) ?? Infinity) < row.id);
    if (taken !== undefined) {
      const owner = ownerOf.get(taken.key);
      release(id);
      waiting[id] = taken.key;
      refuse(row, `${taken.key.replaceAll(SEPARATOR, ' ')} is already what ${type.model} ${owner} is called`);
      return;
    }
    release(id, new Set(keyed.map(({ key }) => key)));
    for (const { upsert, key } of keyed) {
      ownerOf.set(key, id);
      vacated.delete(key);
      tellUpsert(upsert, key);
    }
    const lasting = keyed.filter(({ upsert }) => type.mayVanish(upsert));
    if (lasting.length > 0) known[id] = [type.partsOf(row), ...lasting.map(({ key }) => key)];
  };

  return {
    tell: (rows, context) => rows.forEach((row) => tellRow(row, context)),
    forget: (ids) => {
      for (const id of ids) release(id);
    },
    nextInLine: () =>
      Object.entries(waiting)
        .filter(([, key]) => vacated.has(key))
        .map(([id]) => Number(id)),
    removeVacated: (context, at) => {
      for (const key of vacated) {
        const revision = Math.max(at, highest, told[key]?.[0] ?? 0) + 1;
        highest = revision;
        gone[key] = revision;
        delete told[key];
        const origin = originOf(context, revision);
        changes.push({ of: type.kind, operation: 'DELETE', key: key.split(SEPARATOR), origin } satisfies Removal);
      }
      vacated.clear();
    },
    result: () => ({
      changes,
      untranslatable,
      place: { ...before, highest, told, known, waiting, gone, vacated: [...vacated] },
    }),
  };
};
