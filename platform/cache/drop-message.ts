import { z } from 'zod';

/** What processes tell each other: these keys of a domain (all when `null`) are no longer true. */
export interface DropMessage {
  readonly domain: string;
  readonly keys: readonly string[] | null;
}

const messageSchema = z.object({ d: z.string(), k: z.array(z.string()).nullable() });

/** The text of a message on the channel. */
export const dropMessageText = (domain: string, keys: readonly string[] | null): string =>
  JSON.stringify({ d: domain, k: keys });

/** Reads a message; `null` for text that is none of ours. */
export const readDropMessage = (text: string): DropMessage | null => {
  try {
    const message = messageSchema.safeParse(JSON.parse(text));
    return message.success ? { domain: message.data.d, keys: message.data.k } : null;
  } catch {
    return null;
  }
};
