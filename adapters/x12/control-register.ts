import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeOnce } from '@distribution/platform/files/write-once';

/**
 * Which interchange control numbers a sender has used. The first interchange that claims one keeps it, also when it is
 * read again; any other with the number is a duplicate.
 */
export class ControlRegister {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The place of the interchange that has the number: the given one, unless another came first. */
  async claim(sender: string, receiver: string, control: string, place: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const name = createHash('sha256').update([sender, receiver, control].join('\n')).digest('hex');
    const file = path.join(this.#folder, name);
    writeOnce(file, place, 0o644);
    return readFile(file, 'utf8');
  }
}
