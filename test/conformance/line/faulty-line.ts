import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { type Delivery, type LineRequest, PASS, type Treatment } from './treatment.ts';

/**
 * A line of the kit's own between an adapter and its system: it counts, and breaks what a rule tells it to break. So an
 * adapter author writes no faults, and a live system never sees them.
 */
export interface FaultyLine {
  /** The system's URL, with the line's address in place of the system's. */
  readonly url: string;
  /** What becomes of each request; {@link PASS} until a rule sets something else. */
  treat: (request: LineRequest) => Treatment;
  /** Requests since the line was opened or counted anew. */
  readonly requests: readonly LineRequest[];
  /** Requests that are being answered now. */
  readonly open: number;
  /** Connections that are up now. */
  readonly connections: number;
  countAnew(): void;
  close(): Promise<void>;
}

/** Headers that belong to one connection, or would hide the body from the line. */
const OF_ONE_HOP = new Set([
  'connection',
  'keep-alive',
  'host',
  'accept-encoding',
  'transfer-encoding',
  'content-length',
]);

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without encoding gives buffers
  return Buffer.concat(chunks);
};

const headersOf = (headers: IncomingMessage['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_ONE_HOP.has(name) ? [] : [[name, value]],
    ),
  );

/** Opens a line to the system at `target`; whoever opens closes. */
export const openFaultyLine = async (target: string): Promise<FaultyLine> => {
  const there = new URL(target);
  const pool = new Pool(there.origin, { connections: 16 });
  let requests: LineRequest[] = [];
  const counts = { open: 0, connections: 0 };

  const deliver = (
    response: ServerResponse,
    status: number,
    headers: Record<string, string | string[]>,
    body: Buffer,
    how: Delivery,
  ): void => {
    if (how === 'LOST') response.socket?.destroy();
    else response.writeHead(status, headers).end(how === 'CUT' ? body.subarray(0, Math.floor(body.length / 2)) : body);
  };

  const forward = async (
    request: IncomingMessage,
    response: ServerResponse,
    how: Delivery | (() => Promise<Delivery>),
  ): Promise<void> => {
    const body = await bodyOf(request);
    const answer = await pool.request({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: headersOf(request.headers),
      body: body.length === 0 ? null : body,
    });
    const received = Buffer.from(await answer.body.arrayBuffer());
    // Links of the system lead back over the line; what is no text is left as it is.
    const text = received.toString('utf8');
    const told = text.includes(there.origin) ? Buffer.from(text.replaceAll(there.origin, origin)) : received;
    const delivery = typeof how === 'string' ? how : await how();
    deliver(response, answer.statusCode, headersOf(answer.headers), told, delivery);
  };

  const server: Server = createServer((request, response) => {
    const asked: LineRequest = {
      number: requests.length + 1,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
    };
    requests.push(asked);
    counts.open += 1;
    response.once('close', () => (counts.open -= 1));
    const treatment = line.treat(asked);
    switch (treatment.kind) {
      case 'RESET':
        request.socket.destroy();
        break;
      case 'HANG':
        request.resume();
        break;
      case 'ANSWER':
        request.resume();
        response
          .writeHead(treatment.status, treatment.headers)
          .end('{"error":{"code":"Refused","message":"by the line"}}');
        break;
      case 'FORWARD':
        forward(request, response, treatment.deliver).catch(() => request.socket.destroy()); // the system broke it off
        break;
    }
  });
  server.on('connection', (socket) => {
    counts.connections += 1;
    socket.once('close', () => (counts.connections -= 1));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP

  const line: FaultyLine = {
    url: `${origin}${there.pathname}`,
    treat: () => PASS,
    get requests() {
      return requests;
    },
    get open() {
      return counts.open;
    },
    get connections() {
      return counts.connections;
    },
    countAnew: () => {
      requests = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.destroy();
    },
  };
  return line;
};
