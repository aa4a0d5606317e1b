import type { RawRow } from './raw-row.ts';

/** Line ends of all systems: LF, CR LF, and the next-line control of EBCDIC. */
const LINE_END = /\r\n|\n|\u0085/;

/** Lines of text, or records of a set length without line ends; blank ones are left out. */
export async function* readFixedWidth(
  text: AsyncIterable<string>,
  recordLength: number | null,
): AsyncGenerator<RawRow, void, undefined> {
  let number = 0;
  let rest = '';
  const rowOf = (line: string): RawRow => ({ number: (number += 1), cells: [], text: line, problem: null });
  const split = (): string[] => {
    if (recordLength === null) {
      // A CR at the end of a piece may be half of a line end.
      const held = rest.endsWith('\r') ? '\r' : '';
      const lines = rest.slice(0, rest.length - held.length).split(LINE_END);
      rest = `${lines.pop() ?? ''}${held}`;
      return lines;
    }
    const whole = Math.floor(rest.length / recordLength);
    const records = Array.from({ length: whole }, (_, at) => rest.slice(at * recordLength, (at + 1) * recordLength));
    rest = rest.slice(whole * recordLength);
    return records;
  };
  for await (const piece of text) {
    rest += piece;
    for (const line of split()) if (line.trim() !== '') yield rowOf(line);
  }
  const last = rest.replace(/\r$/, '');
  if (last.trim() === '') return;
  const isCut = recordLength !== null;
  yield isCut ? { ...rowOf(last), problem: `it ends after ${last.length} of ${recordLength} signs` } : rowOf(last);
}
