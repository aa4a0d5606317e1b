import { bodiesOf, uniqueBodyOf, WORKLOADS, type Workload } from '../workloads.ts';
import type { BodySource } from './load-order.ts';

const requestOf = (body: string, port: number): Buffer =>
  Buffer.from(
    [
      'POST /graphql HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      'accept: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );

const workloadOf = (id: number): Workload => {
  const workload = WORKLOADS.find((each) => each.id === id);
  if (!workload) throw new Error(`there is no workload ${id}`);
  return workload;
};

const inTurn = (requests: readonly Buffer[]) => (at: number) => {
  const request = requests[at % requests.length];
  if (!request) throw new Error('no requests');
  return request;
};

/** How request number `at` looks on the wire, made beforehand where it can be. */
export const requestsOf = (source: BodySource, port: number): ((at: number) => Buffer) => {
  const preparedOf = (workload: Workload) => inTurn(bodiesOf(workload).map((body) => requestOf(body, port)));
  switch (source.kind) {
    case 'WORKLOAD':
      return preparedOf(workloadOf(source.workload));
    case 'UNIQUE': {
      const workload = workloadOf(source.workload);
      return (at) => requestOf(uniqueBodyOf(workload, `${source.salt}${at}`), port);
    }
    case 'MIXED': {
      const each = WORKLOADS.map(preparedOf);
      return (at) => {
        const requests = each[at % each.length];
        if (!requests) throw new Error('no workloads');
        return requests(Math.floor(at / each.length));
      };
    }
  }
};
