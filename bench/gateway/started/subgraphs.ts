// The four subgraphs in one process, each on a port of its own. An answer is made by graphql-js the first time and kept as
// bytes by the request's body, so that what is measured is the gateway. Prints one line of JSON: the URLs by name.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createAnswerer, type SubgraphCall } from '../graph/answer-subgraph.ts';
import { BENCH_SUBGRAPHS, type BenchSubgraph } from '../graph/subgraphs.ts';

/** Answers kept per subgraph; a run has some ten thousand different requests at most. */
const MAX_KEPT = 100_000;

const listen = (subgraph: BenchSubgraph): Promise<readonly [name: string, url: string]> => {
  const answer = createAnswerer(subgraph);
  const kept = new Map<string, Buffer>();

  const answerTo = async (body: string): Promise<Buffer> => {
    const made = Buffer.from(JSON.stringify(await answer(JSON.parse(body) as SubgraphCall))); // gateways send calls
    if (kept.size < MAX_KEPT) kept.set(body, made);
    return made;
  };
  const write = (response: ServerResponse, bytes: Buffer): void => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  };
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const known = kept.get(body);
      if (known) return write(response, known);
      answerTo(body).then(
        (bytes) => write(response, bytes),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
  };

  const server = createServer({ keepAliveTimeout: 120_000 }, serve);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve([subgraph.name, `http://127.0.0.1:${port}/graphql`]);
    });
  });
};

process.once('SIGTERM', () => process.exit(0));
console.log(JSON.stringify(Object.fromEntries(await Promise.all(BENCH_SUBGRAPHS.map(listen)))));
