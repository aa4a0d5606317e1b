// The bytes of a connection are cut into answers in one way only, wherever their pieces end.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutsOf, type Said, saidAnswer } from '../fixtures/random-answer.ts';
import type { ResponseHead } from './response-head.ts';
import { ResponseReader } from './response-reader.ts';

interface Read {
  readonly status: number;
  readonly body: Buffer;
}

/** What is read of bytes that come in pieces, each in memory that is used again for the next; and whether they end well. */
const read = (bytes: Buffer, cuts: readonly number[]): { readonly whole: Read[]; readonly endsWell: boolean } => {
  const whole: Read[] = [];
  let chunks: Buffer[] = [];
  let isBetween = true;
  const reader = new ResponseReader({
    onHead: () => void (isBetween = false),
    onData: (chunk) => void chunks.push(Buffer.from(chunk)),
    onEnd: ({ status }: ResponseHead) => {
      whole.push({ status, body: Buffer.concat(chunks) });
      chunks = [];
      isBetween = true;
    },
  });
  [0, ...cuts].forEach((from, at) => {
    const piece = Buffer.from(bytes.subarray(from, cuts[at] ?? bytes.length));
    reader.read(piece);
    piece.fill('x');
  });
  return { whole, endsWell: reader.close() || isBetween };
};

const stream = fc
  .tuple(
    fc.array(saidAnswer(['LENGTH', 'CHUNKED']), { maxLength: 4 }),
    saidAnswer(['LENGTH', 'CHUNKED', 'UNTIL_CLOSE']),
  )
  .map(([before, last]) => [...before, last])
  .filter((all) => all.reduce((sum, { bytes }) => sum + bytes.length, 0) < 20_000);
const bytesOf = (all: readonly Said[]): Buffer => Buffer.concat(all.map(({ bytes }) => bytes));
const meantBy = (all: readonly Said[]): Read[] => all.map(({ meant: { status, body } }) => ({ status, body }));

it('reads what was meant, byte by byte and however else it is cut', () => {
  const run = (all: readonly Said[], places: readonly number[]): void => {
    const bytes = bytesOf(all);
    for (const cuts of [cutsOf(bytes.length, places), [...bytes.keys()].slice(1)]) {
      expect(read(bytes, cuts)).toEqual({ whole: meantBy(all), endsWell: true });
    }
  };
  fc.assert(fc.property(stream, fc.array(fc.nat(), { maxLength: 20 }), run), { numRuns: 150 });
});

it('takes no answer for whole that breaks off, but one that ends with its connection', () => {
  const run = (all: readonly Said[], place: number): void => {
    const bytes = bytesOf(all);
    const end = place % bytes.length;
    let before = 0;
    const complete = all.filter(({ bytes: { length } }) => (before += length) <= end);
    const { whole } = read(bytes.subarray(0, end), []);
    const isCutLast = all.at(-1)!.isLast && whole.length === all.length;
    expect(isCutLast ? whole.slice(0, -1) : whole).toEqual(meantBy(isCutLast ? all.slice(0, -1) : complete));
  };
  fc.assert(fc.property(stream, fc.nat(), run), { numRuns: 500 });
});
