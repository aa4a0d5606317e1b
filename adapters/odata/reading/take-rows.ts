import type { CanonicalChange, ChangePage, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import type { Row } from '../protocol/protocol.ts';
import { type FlowRecordType, type RecordSet, keyOf, reasonOf } from '../record-type.ts';
import type { SourceParts } from '../source-parts.ts';
import type { TranslationContext } from '../translation.ts';

export type Taken = Pick<ChangePage, 'changes' | 'untranslatable'>;

/** Rows as records lie in them, with what stands elsewhere, once the sites they name are known. */
export const prepareRows = async (
  { sites }: Pick<SourceParts, 'sites'>,
  type: Pick<RecordSet, 'complete' | 'gather' | 'sitesOf'>,
  rows: readonly Row[],
  call: SourceCall,
): Promise<readonly Row[]> => {
  const completed = type.complete === null || rows.length === 0 ? rows : await type.complete(rows, call);
  await sites.ensure(
    completed.flatMap((row) => type.sitesOf(row)),
    call,
  );
  return type.gather === null ? completed : type.gather(completed);
};

/** Translates rows; those that make no sense become untranslatable with their reason. `other` may take a row first. */
export const takeRows = (
  type: FlowRecordType,
  rows: readonly Row[],
  context: Omit<TranslationContext, 'remark'>,
  other: (row: Row) => CanonicalChange | null = () => null,
): Taken => {
  const changes: CanonicalChange[] = [];
  const untranslatable: UntranslatableRecord[] = [];
  for (const row of rows) {
    const give = (reason: string, error: unknown = null): void => {
      const key = `${type.set}(${keyOf(type, row).join(',')})`;
      untranslatable.push({ key, reason, payload: JSON.stringify(row), ...unknownCodesIn(error) });
    };
    try {
      changes.push(other(row) ?? type.upsertOf(row, { ...context, remark: (reason) => give(reason) }));
    } catch (error) {
      give(reasonOf(error), error);
    }
  }
  return { changes, untranslatable };
};
