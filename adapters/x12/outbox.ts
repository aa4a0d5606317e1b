import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import { writeOnce } from '@distribution/platform/files/write-once';
import { z } from 'zod';

const letterSchema = z.strictObject({
  control: z.number().int(),
  draft: z.string(),
  content: z.string(),
  text: z.string(),
});
/** What was sent under a key. `content` is what the caller said it is about, `control` the control number it has. */
export type Letter = z.infer<typeof letterSchema>;

/** A folder out of which somebody else carries interchanges to partners. */
export interface Outbox {
  /**
   * Puts a text into the folder, once per key for ever, however often and from however many processes it is asked, and
   * even when the file was carried away long ago. Answers what was sent under the key, which may be an earlier text.
   */
  send(key: string, content: string, textOf: (control: number) => string): Promise<Letter>;
  /** What was sent by its control number; `null` when nothing was. */
  find(control: number): Promise<Letter | null>;
}

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const readLetter = async (file: string): Promise<Letter | null> => {
  try {
    return letterSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
};

/**
 * Steps of a sending, each of which happens once: a control number is taken (link), the draft is written, the letter is
 * written under its key (link; whoever comes second finds the first one's), the letter's own draft is renamed into the
 * folder. A draft that is gone was sent. Killed in between, the next asking goes on; what is lost is a number.
 */
export const createOutbox = (folder: string, ledger: string): Outbox => {
  const numbers = path.join(ledger, 'numbers');
  const letters = path.join(ledger, 'letters');
  const drafts = path.join(ledger, 'drafts');
  let lowest = 1;

  const open = async (): Promise<void> => {
    await readdir(folder); // a share that is not mounted is not to be made
    for (const each of [numbers, letters, drafts]) await mkdir(each, { recursive: true });
  };

  const takeNumber = async (letter: string): Promise<number> => {
    if (lowest === 1) {
      const taken = (await readdir(numbers)).map(Number).filter(Number.isInteger);
      lowest = taken.reduce((high, each) => Math.max(high, each), 0) + 1;
    }
    const claim = `${letter} ${randomUUID()}`;
    for (;;) {
      const file = path.join(numbers, String(lowest).padStart(9, '0'));
      writeOnce(file, claim, 0o644);
      const number = lowest;
      lowest += 1;
      if ((await readFile(file, 'utf8')) === claim) return number;
    }
  };

  const deliver = async (letter: Letter): Promise<Letter> => {
    try {
      const name = `${String(letter.control).padStart(9, '0')}.edi`;
      await rename(path.join(drafts, letter.draft), path.join(folder, name));
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
    }
    return letter;
  };

  const typed = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await open();
      return await work();
    } catch (cause) {
      if (cause instanceof Error && 'syscall' in cause) {
        const message = `the folder ${folder} for outgoing interchanges cannot be written`;
        throw new AppError('UPSTREAM_UNAVAILABLE', message, { cause });
      }
      throw cause;
    }
  };

  return {
    send: (key, content, textOf) =>
      typed(async () => {
        const name = `${createHash('sha256').update(key).digest('hex')}.json`;
        const file = path.join(letters, name);
        const known = await readLetter(file);
        if (known !== null) return deliver(known);
        const control = await takeNumber(name);
        const text = textOf(control);
        const draft = randomUUID();
        await writeFile(path.join(drafts, draft), text, { flag: 'wx' });
        writeOnce(file, JSON.stringify({ control, draft, content, text } satisfies Letter), 0o644);
        const letter = await readLetter(file);
        if (letter === null) throw new AppError('INTERNAL', `the letter ${name} was written and is not there`);
        if (letter.draft !== draft) await rm(path.join(drafts, draft), { force: true });
        return deliver(letter);
      }),
    find: (control) =>
      typed(async () => {
        let claim: string;
        try {
          claim = await readFile(path.join(numbers, String(control).padStart(9, '0')), 'utf8');
        } catch (error) {
          if (isErrno(error, 'ENOENT')) return null;
          throw error;
        }
        const letter = await readLetter(path.join(letters, claim.split(' ')[0] ?? ''));
        return letter?.control === control ? letter : null;
      }),
  };
};
