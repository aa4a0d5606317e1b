// An outside system that answers every request with the same small document after so many milliseconds: the argument.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const latencyMs = Number(process.argv[2] ?? 0);
const BODY = JSON.stringify({ value: [{ ItemNo: 'A-100', QtyOnHand: '120' }] });

const server = createServer((request, response) => {
  request.resume();
  const answer = (): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(BODY);
  if (latencyMs === 0) answer();
  else setTimeout(answer, latencyMs);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // listening on TCP
  console.log(`Answering at http://127.0.0.1:${port}`);
});
