import { readFile, stat } from 'node:fs/promises';

export interface FollowOptions {
  /** The text that is known already; it is not handed on again. */
  readonly known: string;
  /** How often the file is looked at, in milliseconds. */
  readonly pollMs: number;
  /** Told once of a file that cannot be read, until it can be again. */
  readonly onUnreadable: (error: unknown) => void;
}

export interface FileFollower {
  /** Reads the file now and hands its text on, whether it is known or not. */
  look(): Promise<void>;
  close(): void;
}

/** What tells one content from another without reading it. */
const signatureOf = async (file: string): Promise<string> => {
  const { dev, ino, size, mtimeMs } = await stat(file); // of what a link points to, so that a swapped link is a change
  return [dev, ino, size, mtimeMs].join(':');
};

/**
 * Hands on the text of a file whenever it has changed: written in place, replaced by a rename, or by a link to another.
 * A file that is being written is waited for: it is read when two looks found it the same. Looks are a `stat` and not the
 * system's notifications, which network and container file systems do not send.
 */
export const followFile = (
  file: string,
  onText: (text: string) => void,
  { known, pollMs, onUnreadable }: FollowOptions,
): FileFollower => {
  let text = known;
  let read: string | null = null;
  let seen: string | null = null;
  let isUnreadable = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;

  const readNow = async (signature: string, always: boolean): Promise<void> => {
    const found = await readFile(file, 'utf8');
    read = signature;
    if (isClosed || (found === text && !always)) return;
    text = found;
    onText(found);
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      isUnreadable = false;
    } catch (error) {
      seen = null;
      if (!isUnreadable) onUnreadable(error);
      isUnreadable = true;
    }
  };
  const poll = async (): Promise<void> => {
    await guarded(async () => {
      const signature = await signatureOf(file);
      if (signature !== read && signature === seen) await readNow(signature, false);
      seen = signature;
    });
    plan();
  };
  const plan = (): void => {
    if (!isClosed) timer = setTimeout(() => void poll(), pollMs);
  };
  plan();

  return {
    look: () => guarded(async () => readNow(await signatureOf(file), true)),
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
};
