const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of the bytes; throws a TypeError for bytes that are no UTF-8, instead of guessing what was meant. */
export const utf8Text = (bytes: Uint8Array): string => decoder.decode(bytes);
