import { connect, type Socket } from 'node:net';

/** An answer as it came: status and body, chunks joined. */
export interface RawAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface HttpConnection {
  /** Sends one whole request and resolves with its answer; one at a time. */
  ask(request: Buffer): Promise<RawAnswer>;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The head of an answer: how long the body is (`null`: in chunks), and where it starts. */
const readHead = (bytes: Buffer): { status: number; length: number | null; bodyAt: number } | null => {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  return {
    status: Number(head.slice(9, 12)),
    length: length === undefined ? null : Number(length),
    bodyAt: end + HEAD_END.length,
  };
};

/** Joins the chunks of a chunked body; `null` while the last one has not come. */
const joinChunks = (bytes: Buffer, from: number): Buffer | null => {
  const chunks: Buffer[] = [];
  for (let at = from; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return null;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
};

const readAnswer = (bytes: Buffer): RawAnswer | null => {
  const head = readHead(bytes);
  if (head === null) return null;
  const { status, length, bodyAt } = head;
  if (length === null) {
    const body = joinChunks(bytes, bodyAt);
    return body && { status, body };
  }
  return bytes.length < bodyAt + length ? null : { status, body: bytes.subarray(bodyAt, bodyAt + length) };
};

/**
 * A kept-alive HTTP/1.1 connection that knows just enough to load a server: the machine has two cores, and what the
 * load uses the gateway has not. Rejects when the server closes before an answer is whole.
 */
export const openHttpConnection = (port: number): Promise<HttpConnection> => {
  let waiting: { readonly resolve: (answer: RawAnswer) => void; readonly reject: (error: Error) => void } | null = null;
  let parts: Buffer[] = [];
  let size = 0;
  let wanted = 0;

  const take = (chunk: Buffer): void => {
    parts.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts);
    const answer = readAnswer(bytes);
    if (answer) {
      const asked = waiting;
      waiting = null;
      parts = [];
      size = wanted = 0;
      asked?.resolve(answer);
      return;
    }
    parts = [bytes];
    const head = readHead(bytes);
    wanted = head?.length == null ? 0 : head.bodyAt + head.length; // a long body is not looked at with every chunk
  };
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = null;
  };

  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      socket.off('error', reject);
      socket.on('error', fail);
      resolve({
        ask: (request) =>
          new Promise((answered, failed) => {
            waiting = { resolve: answered, reject: failed };
            if (socket.destroyed) fail(new Error('the connection is closed'));
            else socket.write(request);
          }),
        close: () => socket.destroy(),
      });
    });
    socket.once('error', reject);
    socket.on('data', take);
    socket.on('close', () => fail(new Error('the gateway closed the connection')));
  });
};
