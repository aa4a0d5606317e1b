import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { keyPartsOfChange } from '../../contract/state.ts';
import { type Key, type KeyedRead } from '../keyed-reads.ts';
import { Violation, ensure } from '../rule.ts';

/** Reads the keys; an exception in place of answers is a violation, and so is another number of answers. */
export const load = async (
  adapter: SystemAdapter,
  read: KeyedRead,
  keys: readonly Key[],
): Promise<readonly KeyedAnswer<unknown>[]> => {
  const answer = read.of(adapter);
  ensure(answer !== null, () => `${read.name}: another adapter with the same settings does not offer the read`);
  const answers = await answer(keys).catch((error: unknown) => {
    throw new Violation(`${read.name}: it threw (${String(error)}), where every key is due an answer of its own`);
  });
  ensure(
    answers.length === keys.length,
    () => `${read.name}: ${keys.length} keys were answered by ${answers.length} answers`,
  );
  return answers;
};

/** The key of the record in an answer; `absent` for none, the code for an error. */
export const told = (read: KeyedRead, key: Key, answer: KeyedAnswer<unknown> | undefined): string => {
  if (answer === undefined) return 'nothing';
  if (!answer.ok) return answer.error.code;
  const record = answer.value === null ? null : read.recordIn(answer.value, key);
  return record === null ? 'absent' : keyText(read.kind, record);
};

/** A record's natural key as text. */
export const keyText = (of: RecordKind, record: unknown): string =>
  keyPartsOfChange({ of, operation: 'UPSERT', record } as Upsert).join(' '); // the kind is the read's own
