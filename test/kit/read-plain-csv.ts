import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Cells of one record; `null` while a quoted cell is still open at the end of the text. */
const cellsOf = (text: string): readonly string[] | null => {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      for (let from = at + 1; ;) {
        const quote = text.indexOf('"', from);
        if (quote === -1) return null;
        cell += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        from = at + 1;
      }
    } else {
      const comma = text.indexOf(',', at);
      const end = comma === -1 ? text.length : comma;
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (at >= text.length) return cells;
    at += 1; // the comma
  }
};

/**
 * The records of a gzipped CSV file by their column names: a reader of the tests' own (RFC 4180), so that what the
 * product has read is compared with what another one reads. Throws at a record with another number of cells.
 */
export const readPlainCsv = async function* (file: string): AsyncGenerator<Readonly<Record<string, string>>> {
  const bytes = createReadStream(file).pipe(createGunzip()).setEncoding('utf8');
  let rest = '';
  let open = '';
  let header: readonly string[] | null = null;
  for await (const chunk of bytes as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const text = open + line.replace(/\r$/, '');
      const cells = cellsOf(text);
      open = cells === null ? `${text}\n` : '';
      if (cells === null) continue;
      if (header === null) {
        header = cells;
        continue;
      }
      if (cells.length !== header.length) throw new Error(`not ${header.length} cells: ${text}`);
      yield Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
    }
  }
  if (rest !== '' || open !== '') throw new Error(`the file does not end with a whole record: ${open}${rest}`);
};
