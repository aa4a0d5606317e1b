import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to a server that loses the answer to one request: the server has done what it was asked. */
export interface ForgetfulLine {
  readonly url: string;
  /** Whether the answer was lost by now. */
  hasForgotten(): boolean;
  close(): Promise<void>;
}

/** Opens a line that hands everything on, but for the first answer to a request whose body contains the text. */
export const openForgetfulLine = async (target: string, text: string): Promise<ForgetfulLine> => {
  let forgotten = false;
  const line = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { authorization = '' } = request.headers;
      const headers = { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) };
      const forward = async (): Promise<void> => {
        const answer = await fetch(`${target}${request.url ?? ''}`, { method: 'POST', headers, body });
        const answered = Buffer.from(await answer.arrayBuffer());
        if (!forgotten && body.includes(text)) {
          forgotten = true;
          request.socket.destroy();
        } else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answered);
      };
      forward().catch(() => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`, // it listens on TCP
    hasForgotten: () => forgotten,
    close: () =>
      new Promise((resolve) => {
        line.closeAllConnections();
        line.close(() => resolve());
      }),
  };
};
