import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openHttpConnection, type HttpConnection } from './http-connection.ts';

const REQUEST = Buffer.from('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n{}');

describe('a connection of the load', () => {
  let server: Server;
  let connection: HttpConnection;
  const connectTo = async (listener: RequestListener): Promise<void> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    connection = await openHttpConnection(typeof address === 'object' && address !== null ? address.port : 0);
  };
  afterEach(async () => {
    connection.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('reads a body whose length was told, however it is cut, one answer after the other', async () => {
    const body = 'ä'.repeat(300_000);
    await connectTo((_request, response) => {
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, 10));
      setImmediate(() => response.end(body.slice(10)));
    });
    for (let time = 0; time < 3; time += 1) {
      const answer = await connection.ask(REQUEST);
      expect(answer.status).toBe(200);
      expect(answer.body.equals(Buffer.from(body))).toBe(true);
    }
  });

  it('joins chunks', async () => {
    await connectTo((_request, response) => {
      response.statusCode = 503;
      response.write('one\r\n');
      setImmediate(() => {
        response.write('two');
        setImmediate(() => response.end('three'));
      });
    });
    const answer = await connection.ask(REQUEST);
    expect([answer.status, answer.body.toString()]).toEqual([503, 'one\r\ntwothree']);
  });

  it('rejects when the server closes before an answer is whole', async () => {
    await connectTo((request, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => request.socket.destroy());
    });
    await expect(connection.ask(REQUEST)).rejects.toThrow(/closed/);
  });
});
