// graphql-http's own audit of servers, all of it, against a listening gateway.
import { serverAudits } from 'graphql-http';
import { afterAll, describe, expect, it } from 'vitest';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway } from '../gateway.ts';

describe('GraphQL over HTTP, as graphql-http audits it', async () => {
  const gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess });
  const url = `${await gateway.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  afterAll(() => gateway.close());

  const audits = serverAudits({
    url,
    // Queries by GET must show that no page of another site sends them; the audit does not know of it.
    fetchFn: (at: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('apollo-require-preflight', 'true');
      return fetch(at, { ...init, headers });
    },
  });

  it('has what a server must, should and may do', () => {
    expect(audits.length).toBeGreaterThan(50);
  });

  it.each(audits)('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'ok' ? null : `${result.status}: ${result.reason}`).toBeNull();
  });
});
