// What systems say of fields they own of records that another system owns. A word is kept by itself, so that it stands
// whichever of the two speaks first and however often the owner of the record tells the whole record anew.
import { isDeepStrictEqual } from 'node:util';
import { type CanonicalChange, FLOW_OF_RECORD, type Upsert, upsertSchema } from '@distribution/model/erp/change';
import { type FlowOwnership, fieldsOwnedBy, saysNothing } from '@distribution/model/operations/ownership';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { recordKeyOf } from './natural-key.ts';

type Fields = Readonly<Record<string, unknown>>;
export type Ownerships = ReadonlyMap<FlowName, FlowOwnership>;

/** Who owns the flows that the changes belong to; a flow that was never declared is not in it. */
export const readOwnerships = async (
  database: Database,
  changes: readonly Pick<CanonicalChange, 'of'>[],
): Promise<Ownerships> => {
  const flows = [...new Set(changes.map(({ of }) => FLOW_OF_RECORD[of]))];
  if (flows.length === 0) return new Map();
  const rows = await database.query<{
    name: FlowName;
    owner: SystemCode;
    field_owners: Readonly<Record<string, SystemCode>>;
    contributors: readonly SystemCode[];
  }>(sql`SELECT name, owner, field_owners, contributors FROM sync_flow WHERE name = ANY(${flows}::text[])`);
  return new Map(
    rows.map(({ name, owner, field_owners: fields, contributors }) => [name, { owner, fields, contributors }]),
  );
};

export const slotOf = (of: string, key: string): string => `${of}\n${key}`;
const slotOfChange = (change: CanonicalChange): string => slotOf(change.of, recordKeyOf(change));
export const fieldsOfRecord = ({ record }: Upsert): Fields => ({ ...record });

/** Keeps what the systems say of their fields, the newest by revision; answers the records of which a word is new. */
export const keepWords = async (
  database: Database,
  ownerships: Ownerships,
  told: readonly Upsert[],
  now: Instant,
): Promise<ReadonlySet<string>> => {
  const newest = new Map<string, Upsert>();
  for (const upsert of told) {
    const slot = `${slotOfChange(upsert)}\n${upsert.record.origin.system}`;
    const known = newest.get(slot);
    if (known === undefined || upsert.record.origin.revision >= known.record.origin.revision) newest.set(slot, upsert);
  }
  const words = [...newest.values()].map((upsert) => {
    const ownership = ownerships.get(FLOW_OF_RECORD[upsert.of]);
    const { system, asOf, revision } = upsert.record.origin;
    const values = fieldsOfRecord(upsert);
    const owned = ownership === undefined ? [] : fieldsOwnedBy(ownership, system);
    const fields = Object.fromEntries(owned.map((field) => [field, values[field]]));
    return { kind: upsert.of, key: recordKeyOf(upsert), system, fields, as_of: asOf, revision };
  });
  if (words.length === 0) return new Set();
  const kept = await database.query<{ kind: string; key: string }>(sql`
    INSERT INTO field_word AS t (kind, key, system, fields, as_of, revision, told_at)
    SELECT r.kind, r.key, r.system, r.fields, r.as_of, r.revision, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
      AS r(kind text, key text, system text, fields jsonb, as_of timestamptz, revision bigint)
    ORDER BY r.kind, r.key, r.system
    ON CONFLICT (kind, key, system) DO UPDATE SET fields = excluded.fields, as_of = excluded.as_of,
      revision = excluded.revision, told_at = excluded.told_at
    WHERE excluded.revision > t.revision OR (excluded.revision = t.revision AND excluded.fields <> t.fields)
    RETURNING t.kind, t.key`);
  return new Set(kept.map(({ kind, key }) => slotOf(kind, key)));
};

/** Of each record what the owners of its fields have said of them, by its slot. */
const loadWords = async (
  database: Database,
  ownerships: Ownerships,
  records: readonly Upsert[],
): Promise<ReadonlyMap<string, Fields>> => {
  const wanted = records
    .filter(({ of }) => Object.keys(ownerships.get(FLOW_OF_RECORD[of])?.fields ?? {}).length > 0)
    .map((upsert) => ({ kind: upsert.of, key: recordKeyOf(upsert) }));
  if (wanted.length === 0) return new Map();
  const rows = await database.query<{ kind: Upsert['of']; key: string; system: SystemCode; fields: Fields }>(sql`
    SELECT w.kind, w.key, w.system, w.fields FROM field_word w
    JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS r(kind text, key text) USING (kind, key)`);
  const words = new Map<string, Fields>();
  for (const { kind, key, system, fields } of rows) {
    const ownership = ownerships.get(FLOW_OF_RECORD[kind]);
    const owned = ownership === undefined ? [] : fieldsOwnedBy(ownership, system).filter((field) => field in fields);
    const mine = Object.fromEntries(owned.map((field) => [field, fields[field]]));
    words.set(slotOf(kind, key), { ...words.get(slotOf(kind, key)), ...mine });
  }
  return words;
};

/** A record in which the owners of its fields were heard, and the fields of which it said something else itself. */
export interface Heard {
  readonly told: CanonicalChange;
  readonly change: CanonicalChange;
  readonly contradicted: readonly string[];
}

/** Fields of which the record says something else than `known` does. */
export const contradictedFields = (record: Fields, known: Fields, fields: readonly string[]): readonly string[] =>
  fields.filter((field) => !saysNothing(record[field]) && !isDeepStrictEqual(record[field], known[field]));

/** Puts into records, as their owner tells them, what the owners of single fields have said; the others stay as they are. */
export const hearFieldOwners = async (
  database: Database,
  ownerships: Ownerships,
  changes: readonly CanonicalChange[],
): Promise<readonly Heard[]> => {
  const upserts = changes.filter((change): change is Upsert => change.operation === 'UPSERT');
  const words = await loadWords(database, ownerships, upserts);
  return changes.map((change) => {
    const word = change.operation === 'UPSERT' ? words.get(slotOfChange(change)) : undefined;
    if (word === undefined || change.operation !== 'UPSERT') return { told: change, change, contradicted: [] };
    const contradicted = contradictedFields(fieldsOfRecord(change), word, Object.keys(word));
    return {
      told: change,
      change: upsertSchema.parse({ ...change, record: { ...change.record, ...word } }),
      contradicted,
    };
  });
};
