import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { writeOnce } from '../files/write-once.ts';
import { fileErrorCode } from './folder-error.ts';

const recordSchema = z.strictObject({
  sequence: z.number().int().positive(),
  /** Name of one taking of one file; a second record of it is never written. */
  taking: z.string().min(1),
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
  modifiedAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime(),
  repeats: z.number().int().positive().nullable(),
});
/** One accepted file, as its record says. */
export type AcceptanceRecord = z.infer<typeof recordSchema>;

const NAME = /^(\d{8,})\.json$/;

/** The numbered records of what was accepted. One call at a time. */
export interface AcceptanceLog {
  /** All records, the ones of other processes included; in order. */
  refresh(): Promise<readonly AcceptanceRecord[]>;
  /** Writes the record under the next number, unless there is one of this taking; answers the one there is then. */
  append(
    draft: Omit<AcceptanceRecord, 'sequence' | 'repeats'>,
    repeatOf: (earlier: readonly AcceptanceRecord[]) => number | null,
  ): Promise<AcceptanceRecord>;
}

/**
 * A log of small files, one per number. A record is written only under the number that follows all that were read, and
 * only when none of those is of the same taking; a number is given once (link(2)). So numbers have no holes, and however
 * many processes finish one taking, it has one record.
 */
export const createAcceptanceLog = (folder: string): AcceptanceLog => {
  const records: AcceptanceRecord[] = [];
  const byTaking = new Map<string, AcceptanceRecord>();
  let next: number | null = null;
  const fileOf = (sequence: number): string => path.join(folder, `${String(sequence).padStart(8, '0')}.json`);

  const readRecord = async (sequence: number): Promise<AcceptanceRecord | null> => {
    let text: string;
    try {
      text = await readFile(fileOf(sequence), 'utf8');
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') return null;
      throw error;
    }
    try {
      return recordSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `the record ${fileOf(sequence)} was changed by somebody else`, { cause });
    }
  };

  /** The number of the oldest record kept: old ones may be cleared away from the front, together with their files. */
  const firstNumber = async (): Promise<number> => {
    const numbers = (await readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
    const first = numbers.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
    const last = numbers.reduce((high, each) => Math.max(high, each), 0);
    if (last === 0) return 1;
    if (last - first + 1 !== numbers.length) {
      throw new AppError('UPSTREAM_PROTOCOL', `a record is missing in ${folder} between ${first} and ${last}`, {
        nextStep: 'Put the missing record back; only the oldest records may be taken away, and never the last one.',
      });
    }
    return first;
  };

  const refresh = async (): Promise<readonly AcceptanceRecord[]> => {
    next ??= await firstNumber();
    for (let record = await readRecord(next); record !== null; record = await readRecord(next)) {
      records.push(record);
      byTaking.set(record.taking, record);
      next += 1;
    }
    return records;
  };

  return {
    refresh,
    append: async (draft, repeatOf) => {
      for (;;) {
        await refresh();
        const known = byTaking.get(draft.taking);
        if (known !== undefined) return known;
        const sequence = next ?? 1;
        writeOnce(fileOf(sequence), JSON.stringify({ sequence, ...draft, repeats: repeatOf(records) }), 0o644);
      }
    },
  };
};
