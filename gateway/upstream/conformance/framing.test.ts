// What every wire makes of whole answers, however they are framed and cut.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, type Outcome } from '../fixtures/ask.ts';
import { cutsOf, saidAnswer } from '../fixtures/random-answer.ts';
import { openRawServer, type RawServer, type Reply } from '../fixtures/raw-server.ts';
import { type OpenedWire, WIRES } from '../fixtures/wires.ts';

const HELLO = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello';
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

interface Whole {
  readonly says: string;
  readonly body: string;
  readonly status?: number;
  /** The server ends the connection after it. */
  readonly ends?: boolean;
  /** Why undici does not take it, or takes it for something else. */
  readonly refusedByUndici?: string;
}

const WHOLE: Readonly<Record<string, Whole>> = {
  'a length': { says: HELLO, body: 'hello' },
  'no body': { says: 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', body: '' },
  'no reason': { says: 'HTTP/1.1 200 \r\ncontent-length: 2\r\n\r\nok', body: 'ok' },
  'neither reason nor the blank before it': { says: 'HTTP/1.1 200\r\ncontent-length: 2\r\n\r\nok', body: 'ok' },
  'names in any case': { says: 'HTTP/1.1 200 OK\r\nCoNtEnT-LENGTH:2\r\n\r\nok', body: 'ok' },
  'blanks around a value': { says: 'HTTP/1.1 200 OK\r\ncontent-length:   2  \r\n\r\nok', body: 'ok' },
  'tabs around a value': {
    says: 'HTTP/1.1 200 OK\r\ncontent-length:\t2\t\r\n\r\nok',
    body: 'ok',
    refusedByUndici: 'its parser takes no tab beside a length; RFC 9110 §5.6.3 has them stand around any value',
  },
  chunks: { says: `${CHUNKED}5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n`, body: 'hello world' },
  'chunks, in any case': {
    says: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\nA\r\n0123456789\r\nb\r\n0123456789a\r\n0\r\n\r\n',
    body: '01234567890123456789a',
  },
  'no chunk but the last': { says: `${CHUNKED}0\r\n\r\n`, body: '' },
  'a last chunk of many zeros': { says: `${CHUNKED}2\r\nok\r\n0000\r\n\r\n`, body: 'ok' },
  'leading zeros of a size': { says: `${CHUNKED}0002\r\nok\r\n0\r\n\r\n`, body: 'ok' },
  'extensions of chunks': { says: `${CHUNKED}2;a=b;c="d;e"\r\nok\r\n0;last\r\n\r\n`, body: 'ok' },
  'tabs around an encoding': {
    says: 'HTTP/1.1 200 OK\r\ntransfer-encoding:\tchunked\t\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    body: 'ok',
    refusedByUndici: 'its parser takes what has a tab behind it for another encoding, and reads until the end',
  },
  trailers: { says: `${CHUNKED}2\r\nok\r\n0\r\nx-sum: 1\r\nx-other:\r\n\r\n`, body: 'ok' },
  'a trailer with a length, which is none': {
    says: `${CHUNKED}2\r\nok\r\n0\r\ncontent-length: 99\r\n\r\n`,
    body: 'ok',
    refusedByUndici: 'its parser takes a trailer for a header',
  },
  'the end of the connection': { says: 'HTTP/1.1 200 OK\r\n\r\nhello', body: 'hello', ends: true },
  'nothing until the end of the connection': { says: 'HTTP/1.1 200 OK\r\n\r\n', body: '', ends: true },
  'connection: close': {
    says: 'HTTP/1.1 200 OK\r\nConnection: Close\r\ncontent-length: 2\r\n\r\nok',
    body: 'ok',
    ends: true,
  },
  'HTTP/1.0': { says: 'HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok', body: 'ok', ends: true },
  'HTTP/1.0 until the end': { says: 'HTTP/1.0 200 OK\r\n\r\nok', body: 'ok', ends: true },
  '204': { says: 'HTTP/1.1 204 No Content\r\n\r\n', body: '', status: 204 },
  '304 with the length of what it does not send': {
    says: 'HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n',
    body: '',
    status: 304,
    refusedByUndici: 'it waits for a body that a 304 never has',
  },
  '100 before it': {
    says: `HTTP/1.1 100 Continue\r\n\r\n${HELLO}`,
    body: 'hello',
    refusedByUndici: 'it has not asked for one; RFC 9110 §15.2 has clients take it all the same',
  },
  '102 and 103 before it': {
    says: `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${HELLO}`,
    body: 'hello',
  },
  'a status of its own': { says: 'HTTP/1.1 799 Own\r\ncontent-length: 2\r\n\r\nok', body: 'ok', status: 799 },
  'an error': { says: 'HTTP/1.1 500 Oh\r\ncontent-length: 2\r\n\r\nok', body: 'ok', status: 500 },
};

// undici reads values as UTF-8, and leaves the blanks behind them.
const comparable = (value: string | undefined, isOurs: boolean): string | undefined =>
  isOurs ? value : value?.replaceAll(/[\t ]|[^\x20-\x7e]+/g, '');

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

describe.each(WIRES)('$name', ({ isOurs, open }) => {
  let server: RawServer;
  let opened: OpenedWire;
  const start = async (reply: Reply, connections?: number): Promise<void> => {
    server = await openRawServer(reply);
    opened = open(server.origin, connections === undefined ? {} : { connections });
  };
  const askFor = (body?: string): Promise<Outcome> =>
    ask(opened.wire, server.origin, body === undefined ? {} : { body }).outcome;
  afterEach(async () => {
    await opened.destroy();
    await server.close();
  });

  it.each(Object.entries(WHOLE))('takes %s, whole or byte by byte', async (_, one) => {
    const { says, body, status = 200, ends = false, refusedByUndici } = one;
    const cuts = Array.from({ length: says.length - 1 }, (_each, at) => at + 1);
    let isCut = false;
    await start((line) => {
      void line.say(says, isCut ? cuts : []).then(() => {
        if (ends || (refusedByUndici !== undefined && !isOurs)) line.socket.end();
      });
      isCut = true;
    });
    for (let time = 0; time < 2; time += 1) {
      const outcome = await askFor();
      const answer = { kind: 'ANSWER', status, body: Buffer.from(body) };
      if (refusedByUndici !== undefined && !isOurs) expect(outcome).not.toMatchObject(answer);
      else expect(outcome).toMatchObject(answer);
    }
  });

  it('tells headers by their names in lower case, several of one name as one', async () => {
    const says = 'HTTP/1.1 200 OK\r\nX-One: 1\r\nRETRY-AFTER: 3\r\nx-one: 2\r\nx-empty:\r\ncontent-length: 0\r\n\r\n';
    await start((line) => void line.say(says));
    const outcome = await askFor();
    if (outcome.kind !== 'ANSWER') throw outcome.error;
    const { headers } = outcome;
    expect([joined(headers['x-one']), headers['retry-after'], headers['x-empty']]).toEqual(['1, 2', '3', '']);
  });

  it('takes an answer of several megabytes, in one piece and in chunks', async () => {
    const body = Buffer.alloc(6_000_000, 'Ä€😀\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n');
    let isChunked = false;
    await start((line) => {
      const [head, end] = isChunked
        ? [`${CHUNKED}${body.length.toString(16)}\r\n`, '\r\n0\r\n\r\n']
        : [`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`, ''];
      isChunked = true;
      void line.say(Buffer.concat([Buffer.from(head), body, Buffer.from(end)]));
    });
    for (let time = 0; time < 2; time += 1) {
      const outcome = await askFor();
      expect(outcome.kind === 'ANSWER' && outcome.body.equals(body)).toBe(true);
    }
  });

  it('takes what was meant, whatever the framing and the cuts, each by whom it was meant for', async () => {
    const run = fc.record({
      answers: fc.array(saidAnswer(['LENGTH', 'CHUNKED']), { minLength: 1, maxLength: 6 }),
      last: saidAnswer(['LENGTH', 'CHUNKED', 'UNTIL_CLOSE']),
      places: fc.array(fc.nat(), { maxLength: 12 }),
    });
    let bytes: readonly { bytes: Buffer; isLast: boolean }[] = [];
    let places: readonly number[] = [];
    await start((line, request) => {
      const one = bytes[Number(request.body)]!;
      void line.say(one.bytes, cutsOf(one.bytes.length, places)).then(() => {
        if (one.isLast) line.socket.end();
      });
    });
    await fc.assert(
      fc.asyncProperty(run, async (given) => {
        bytes = [...given.answers, given.last];
        ({ places } = given);
        const outcomes = await Promise.all(bytes.map((_each, at) => askFor(String(at))));
        [...given.answers, given.last].forEach(({ meant }, at) => {
          const outcome = outcomes[at]!;
          if (outcome.kind === 'FAILURE') throw outcome.error;
          expect([at, outcome.status]).toEqual([at, meant.status]);
          expect(outcome.body.equals(meant.body)).toBe(true);
          for (const [name, value] of Object.entries(meant.headers)) {
            expect(comparable(joined(outcome.headers[name]), isOurs)).toBe(comparable(value, isOurs));
          }
        });
      }),
      { numRuns: 80 },
    );
    expect(server.lines.length).toBeLessThan(server.requests.length); // connections were used again
  });
});
