// The floor: raw node:http that parses the body and writes ready bytes, the oracle's answer to each workload's first
// request. No gateway on Node can use less. Prints its URL.
import { createServer } from 'node:http';
import { askMonolith } from '../graph/monolith.ts';
import { WORKLOADS } from '../workloads.ts';

const answers = new Map<string, Buffer>();
for (const { operationName, query, variables } of WORKLOADS) {
  answers.set(operationName, Buffer.from(await askMonolith(query, variables[0] ?? {})));
}
const NONE = Buffer.from('{"data":null}');

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    const { operationName } = JSON.parse(body) as { operationName?: string }; // the load's own bodies
    const bytes = answers.get(operationName ?? '') ?? NONE;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  });
});
process.once('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`);
});
