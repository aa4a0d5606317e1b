import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { z } from 'zod';
import type { OdooConfig } from './config.ts';
import type { Domain } from './rpc.ts';
import type { RowReader } from './row-reader.ts';
import { type Shape, completeRows } from './row-shape.ts';
import type { Identity } from './session.ts';
import { stampIn } from './stamps.ts';
import type { TranslationContext } from './translation.ts';
import type { Row } from './wire.ts';
import type { Stamp } from './wire-values.ts';

export type CanonicalOf<K extends RecordKind> = Extract<Upsert, { of: K }>['record'];
/** What it depends on which rows are records. */
export type Settings = Pick<OdooConfig, 'supplierTag' | 'customerTag'> & Pick<Identity, 'companyId' | 'dialect'>;

/** A model of Odoo, how it is read, and what becomes of its rows. */
export interface RecordType<T> {
  readonly model: string;
  /** Which rows are records of the kind at all; those without the natural key are none. */
  readonly domain: (settings: Settings) => Domain;
  /** The field that holds the natural key. */
  readonly key: string;
  /** The rows of keys. */
  readonly ofKeys: (keys: readonly string[]) => Domain;
  /** The key of a row, as it is asked for. */
  readonly keyOf: (row: Row) => string;
  readonly shape: (settings: Settings) => Shape;
  /** Further paths of dates, of what is not read itself. */
  readonly alsoChangedBy: readonly string[];
  /** Adds what belongs to the rows. */
  readonly complete: (
    rows: readonly Row[],
    settings: Settings,
    reader: RowReader,
    call: SourceCall,
  ) => Promise<readonly Row[]>;
  /** What one completed row is in the canonical model. Throws TranslationError or ZodError with the reason when it is nothing. */
  readonly translate: (row: Row, context: TranslationContext) => readonly T[];
}

/** A record type as a flow reads it, whatever its records are. */
export interface FlowRecordType extends Omit<RecordType<unknown>, 'translate'> {
  readonly kind: RecordKind;
  readonly upsertsOf: (row: Row, context: TranslationContext) => readonly Upsert[];
  readonly naturalKeyOf: (upsert: Upsert) => readonly string[];
  /** Whether a record says nothing; it is told only when there was something to tell before. */
  readonly isEmpty: (upsert: Upsert) => boolean;
  /** Whether the record can still be deleted in Odoo. */
  readonly mayVanish: (upsert: Upsert) => boolean;
  /** Of how many parts a row is made whose deletion changes its records; see `parts`. */
  readonly partsOf: (row: Row) => number;
  /** The rows whose number is looked at to see that one was deleted; the rows themselves where there is nothing else. */
  readonly parts: { readonly model: string; readonly by: string } | null;
}

/** What a declaration says; everything else has a usual answer. */
type Declared<K extends RecordKind, W> = Pick<RecordType<unknown>, 'model' | 'key' | 'domain' | 'shape'> &
  Partial<Pick<RecordType<unknown>, 'ofKeys' | 'keyOf' | 'alsoChangedBy' | 'complete'>> & {
    readonly schema: z.ZodType<W>;
    readonly translate: (
      record: W,
      context: TranslationContext,
      revision: Stamp,
    ) => readonly CanonicalOf<K>[] | CanonicalOf<K> | null;
    readonly naturalKeyOf: (record: CanonicalOf<K>) => readonly string[];
    readonly isEmpty?: (record: CanonicalOf<K>) => boolean;
    readonly mayVanish?: (record: CanonicalOf<K>) => boolean;
    readonly partsOf?: (row: Row) => number;
    readonly parts?: FlowRecordType['parts'];
  };

/** Declares a record type. */
export const declare = <K extends RecordKind, W>(
  kind: K,
  declared: Declared<K, W>,
): RecordType<CanonicalOf<K>> & FlowRecordType => {
  const { schema, translate, naturalKeyOf, isEmpty, mayVanish, ...type } = declared;
  const translateRow = (row: Row, context: TranslationContext): readonly CanonicalOf<K>[] => {
    const made = translate(schema.parse(row), context, stampIn(row));
    if (made === null) return [];
    return (Array.isArray(made) ? made : [made]) as readonly CanonicalOf<K>[]; // no record is itself a list
  };
  // The flow asks this type about its own records only.
  const recordOf = (upsert: Upsert): CanonicalOf<K> => upsert.record as CanonicalOf<K>;
  return {
    kind,
    ofKeys: (keys) => [[type.key, 'in', keys]],
    keyOf: (row) => String(row[type.key]),
    alsoChangedBy: [],
    complete: (rows, settings, reader, call) => completeRows(rows, type.shape(settings), reader, call),
    partsOf: () => 1,
    parts: null,
    ...type,
    translate: translateRow,
    upsertsOf: (row, context) =>
      translateRow(row, context).map(
        // Kind and record belong together by the type of `translate`; the union cannot see it.
        (record) => ({ of: kind, operation: 'UPSERT', record }) as Upsert,
      ),
    naturalKeyOf: (upsert) => naturalKeyOf(recordOf(upsert)),
    isEmpty: (upsert) => isEmpty?.(recordOf(upsert)) ?? false,
    mayVanish: (upsert) => mayVanish?.(recordOf(upsert)) ?? true,
  };
};
