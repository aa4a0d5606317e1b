import { z } from 'zod';

/** What processes tell each other: these keys of a domain (all when `null`) are no longer true. */
export interface DropMessage {
  readonly domain: string;
  readonly keys: readonly string[] | null;
  /** The revision each key has now, in their order; -1 or left out: not known. */
  readonly revisions?: readonly number[];
}

const messageSchema = z.object({
  d: z.string(),
  k: z.array(z.string()).nullable(),
  r: z.array(z.number().int()).optional(),
});

/** The text of a message on the channel. */
export const dropMessageText = ({ domain, keys, revisions }: DropMessage): string =>
  JSON.stringify({ d: domain, k: keys, r: revisions });

/** Reads a message; `null` for text that is none of ours. */
export const readDropMessage = (text: string): DropMessage | null => {
  try {
    const message = messageSchema.safeParse(JSON.parse(text));
    if (!message.success) return null;
    const { d: domain, k: keys, r: revisions } = message.data;
    return { domain, keys, ...(revisions === undefined ? {} : { revisions }) };
  } catch {
    return null;
  }
};
