import { createGateway, type Gateway } from '@distribution/gateway/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAnswers } from '../check-answers.ts';
import { bodiesOf, uniqueBodyOf, WORKLOADS } from '../workloads.ts';
import { composeBenchGraph } from './compose-bench-graph.ts';
import { inProcessSubgraph } from './in-process-subgraph.ts';

describe('the bench’s graph', () => {
  let gateway: Gateway;
  let port = 0;
  beforeAll(async () => {
    gateway = createGateway({ supergraphSdl: composeBenchGraph({}), upstreams: inProcessSubgraph });
    port = Number(new URL(await gateway.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterAll(() => gateway.close());

  it.each(WORKLOADS)('is answered by our gateway with the oracle’s bytes: $title', async (workload) => {
    expect(await checkAnswers(port, workload)).toMatchObject({ likeness: 'SAME_BYTES', detail: null });
  });

  it('can ask texts that no gateway has seen', async () => {
    const [, , lookup] = WORKLOADS;
    if (!lookup) throw new Error('no look-up');
    const bodies = ['a', 'b'].map((mark) => uniqueBodyOf(lookup, mark));
    const answers = bodies.map(async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body })).json();
    });
    const [first, second] = await Promise.all(answers);
    expect(first).toMatchObject({ data: { user: { id: 'u33', alias_a: 'u33' } } });
    expect(second).toMatchObject({ data: { user: { id: 'u33', alias_b: 'u33' } } });
    expect(new Set([...bodies, ...bodiesOf(lookup)]).size).toBe(3);
  });
});
