import { createHash } from 'node:crypto';
import type { CanonicalChange, UntranslatableRecord } from '@distribution/model/erp/change';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import type { SystemCode } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import type { InboxDocument } from '@distribution/platform/inbox/inbox';
import type { CompiledLayout } from './layout/compile-layout.ts';
import type { Inside } from './place.ts';
import type { Inspection } from './reading/inspect-document.ts';
import { type RecordRows, keyText, readRecords, readRows } from './reading/read-records.ts';
import { versionOf } from './records/forecasts.ts';
import { revisionAt, translateRecord } from './records/translate-record.ts';
import { reasonOf } from './translation-error.ts';

/** What one record came to, and where to go on after it. */
export interface Told {
  readonly changes: readonly CanonicalChange[];
  readonly untranslatable: readonly UntranslatableRecord[];
  readonly next: Inside;
}

/** A document that may be told, by one layout. */
export interface Telling {
  readonly system: SystemCode;
  readonly document: InboxDocument;
  readonly compiled: CompiledLayout;
  readonly inspection: Extract<Inspection, { ok: true }>;
  /** Finds the snapshot before this one by the same layout; `null` when there is none. */
  readonly findEarlier: () => Promise<{ readonly document: InboxDocument; readonly scattered: boolean } | null>;
}

/** The name of a document among all, for people. */
export const labelOf = ({ sequence, name }: InboxDocument): string => `${String(sequence).padStart(8, '0')} ${name}`;

/** A document of which nothing is taken. */
export const parkedDocument = (document: InboxDocument, key: string, reason: string): UntranslatableRecord => ({
  key,
  reason,
  payload: JSON.stringify({ document: document.name, sequence: document.sequence, sha256: document.sha256 }),
});

const parkedRecord = ({ document, compiled }: Telling, record: RecordRows, error: unknown): UntranslatableRecord => {
  const [row] = record.rows;
  const key = compiled.keyOf(row, record.parts);
  return {
    key: [labelOf(document), `row ${row.number}`, ...(key === null ? [] : [key.join(' ')])].join(', '),
    reason: reasonOf(error),
    ...unknownCodesIn(error),
    payload: JSON.stringify({
      document: document.name,
      sequence: document.sequence,
      rows: record.rows.map(({ number, text }) => ({ number, text })),
    }),
  };
};

/** The rows of a document as changes, each record by itself. */
async function* tellRows(telling: Telling, from: Inside): AsyncGenerator<Told, void, undefined> {
  const { system, document, compiled, inspection } = telling;
  const origin = { system, asOf: parseInstant(inspection.asOf) };
  const isForecast = compiled.layout.flow === 'forecasts';
  const version = (status: 'LOADING' | 'PUBLISHED', seriesCount: number): CanonicalChange[] => {
    if (!isForecast || inspection.first === null) return [];
    // LOADING comes before every row, PUBLISHED after the last.
    const revision = status === 'LOADING' ? revisionAt(document.sequence, 0) : revisionAt(document.sequence + 1, 0) - 1;
    const record = versionOf(inspection.first, status, seriesCount, { ...origin, revision });
    return [{ of: 'FORECAST_VERSION', operation: 'UPSERT', record }];
  };
  let { told } = from;
  let at = 0;
  for await (const record of readRecords(document, compiled, inspection.scattered)) {
    at += 1;
    if (at <= from.at) continue;
    const result = tellRecord(telling, record, origin);
    told += result.changes.length;
    const changes = [...(at === 1 ? version('LOADING', 0) : []), ...result.changes];
    yield { changes, untranslatable: result.untranslatable, next: { ...from, at, told } };
  }
  const published = version('PUBLISHED', told);
  if (published.length > 0)
    yield { changes: published, untranslatable: [], next: { ...from, part: 'REMOVALS', at: 0 } };
}

const tellRecord = (
  telling: Telling,
  record: RecordRows,
  origin: Parameters<typeof translateRecord>[3],
): Pick<Told, 'changes' | 'untranslatable'> => {
  const { compiled, document, inspection } = telling;
  try {
    const { change, values } = translateRecord(record, compiled, document.sequence, origin);
    const version = inspection.first?.['versionCode'] ?? null;
    if (version !== null && values !== null && values['versionCode'] !== version) {
      const reason = `it is of version ${String(values['versionCode'])} in a file of version ${String(version)}`;
      return { changes: [], untranslatable: [{ ...parkedRecord(telling, record, null), reason }] };
    }
    return { changes: [change], untranslatable: [] };
  } catch (error) {
    return { changes: [], untranslatable: [parkedRecord(telling, record, error)] };
  }
};

const digestOf = (key: readonly string[]): string =>
  createHash('sha1').update(keyText(key)).digest('base64').slice(0, 12);

/**
 * The keys that the snapshot before had and this one has not, as removals. When a row of this one has no key that can be
 * read, nothing is removed: the row may be any of them.
 */
async function* tellRemovals(telling: Telling, from: Inside): AsyncGenerator<Told, void, undefined> {
  const { system, document, compiled, inspection } = telling;
  const earlier = await telling.findEarlier();
  if (earlier === null) return;
  const present = new Set<string>();
  for await (const { row, parts } of readRows(document, compiled)) {
    const key = row.problem === null ? compiled.keyOf(row, parts) : null;
    if (key === null) {
      if (from.at > 0) return;
      const reason = `row ${row.number} has no key that can be read, so it is not known what is gone: nothing is removed`;
      const untranslatable = [parkedDocument(document, `${labelOf(document)}, removals`, reason)];
      yield { changes: [], untranslatable, next: { ...from, at: from.at + 1 } };
      return;
    }
    present.add(digestOf(key));
  }
  const origin = { system, asOf: parseInstant(inspection.asOf), revision: revisionAt(document.sequence, 0) };
  let at = 0;
  for await (const { rows, parts } of readRecords(earlier.document, compiled, earlier.scattered)) {
    at += 1;
    if (at <= from.at) continue;
    const key = rows[0].problem === null ? compiled.keyOf(rows[0], parts) : null;
    if (key === null || present.has(digestOf(key))) continue;
    const removal: CanonicalChange = { of: compiled.recipe.of, operation: 'DELETE', key: [...key], origin };
    yield { changes: [removal], untranslatable: [], next: { ...from, at } };
  }
}

/** Everything a document has to say from a place on. */
export async function* tellDocument(telling: Telling, from: Inside): AsyncGenerator<Told, void, undefined> {
  if (from.part === 'ROWS') yield* tellRows(telling, from);
  if (telling.compiled.layout.content !== 'SNAPSHOT') return;
  const removals: Inside = from.part === 'REMOVALS' ? from : { ...from, part: 'REMOVALS', at: 0 };
  yield* tellRemovals(telling, removals);
}
