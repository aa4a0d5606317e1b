import { createReadStream } from 'node:fs';
import { decodeStream } from 'iconv-lite';
import { decodeCp1047 } from './cp1047.ts';

/** The character sets a layout may name. `utf-16` goes by its byte order mark, little end first without one. */
export const ENCODINGS = ['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'latin1', 'cp1252', 'cp1047'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The text of a file, piece by piece, without its byte order mark. Bytes that are none of the character set come out as
 * U+FFFD. The file is closed when the reader stops.
 */
export async function* decodeFile(file: string, encoding: Encoding): AsyncGenerator<string, void, undefined> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    if (encoding === 'cp1047') {
      for await (const chunk of bytes) yield decodeCp1047(chunk as Buffer); // a stream without encoding gives buffers
      return;
    }
    for await (const chunk of bytes.pipe(decodeStream(encoding))) yield String(chunk);
  } finally {
    bytes.destroy();
  }
}
