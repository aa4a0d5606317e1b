import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import type { Row } from './protocol/protocol.ts';
import { type TranslationContext, TranslationError } from './translation.ts';

export type CanonicalOf<K extends RecordKind> = Extract<Upsert, { of: K }>['record'];

/** Reads what belongs to rows and stands in another set. */
export type Complete = (rows: readonly Row[], call: SourceCall) => Promise<readonly Row[]>;

/** One entity set: where it is, how its rows are named, and how records are made of them. */
export interface RecordSet {
  /** What calls are counted under, and what a row that cannot be used is called. */
  readonly set: string;
  /** Below the service root. */
  readonly path: string;
  /** Navigation that is read along; `null` for none. */
  readonly expand: string | null;
  /** Rows that are meant; `null` for all. */
  readonly where: string | null;
  /** The parts of the natural key, in the order in which a removal names them. */
  readonly keyParts: readonly string[];
  /** The sites a row names. */
  readonly sitesOf: (row: Row) => readonly string[];
  /** Makes one row per record, where a record lies in several rows; none of them may be missing. */
  readonly gather: ((rows: readonly Row[]) => readonly Row[]) | null;
  /** Adds to rows what stands elsewhere. */
  readonly complete: Complete | null;
}
/** What becomes of one row of the set: throws TranslationError or ZodError with the reason when nothing can. */
export interface RecordType<T> extends RecordSet {
  readonly translate: (row: Row, context: TranslationContext) => T;
}
export interface FlowRecordType extends RecordSet {
  readonly kind: RecordKind;
  readonly upsertOf: (row: Row, context: TranslationContext) => Upsert;
}

/** What most sets do without. */
export interface SetOptions {
  readonly path?: string;
  readonly expand?: string;
  readonly where?: string;
  readonly sitesOf?: (row: Row) => readonly string[];
  readonly gather?: (rows: readonly Row[]) => readonly Row[];
  readonly complete?: Complete;
}

/** Declares what the rows of a set are. */
export const declareRecords = <K extends RecordKind, W>(
  kind: K,
  set: string,
  keyParts: readonly string[],
  schema: z.ZodType<W>,
  translate: (record: W, context: TranslationContext) => CanonicalOf<K>,
  options: SetOptions = {},
): RecordType<CanonicalOf<K>> & FlowRecordType => {
  const translateRow = (row: Row, context: TranslationContext): CanonicalOf<K> => translate(schema.parse(row), context);
  return {
    kind,
    set,
    path: options.path ?? set,
    keyParts,
    expand: options.expand ?? null,
    where: options.where ?? null,
    sitesOf: options.sitesOf ?? (() => []),
    gather: options.gather ?? null,
    complete: options.complete ?? null,
    translate: translateRow,
    // Kind and record belong together by the type of `translate`; the union cannot see it.
    upsertOf: (row, context) => ({ of: kind, operation: 'UPSERT', record: translateRow(row, context) }) as Upsert,
  };
};

/** Texts under the given names, where a row has them. */
export const textsIn =
  (...names: readonly string[]) =>
  (row: Row): readonly string[] =>
    names.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []));

/** The parts of a row's natural key as text; a part that is missing reads `?`. */
export const keyOf = ({ keyParts }: Pick<RecordSet, 'keyParts'>, row: Row): string[] =>
  keyParts.map((part) => (typeof row[part] === 'string' && row[part] !== '' ? row[part] : '?'));

/** The sentence that says why a row could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};
