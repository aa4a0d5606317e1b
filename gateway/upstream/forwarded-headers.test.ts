import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeScripted } from '../fixtures/execute-planned.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { openScriptedSubgraph, say, type ScriptedSubgraph } from './fixtures/scripted-subgraph.ts';
import { parseForwarding, type ForwardingRules } from './forwarded-headers.ts';

describe('the rules', () => {
  it('take names in any case, each once, and none by default', () => {
    expect(parseForwarding({ headers: ['X-Tenant', 'x-tenant', 'Accept-Language'] })).toEqual([
      ...['x-tenant', 'accept-language'],
    ]);
    expect(parseForwarding({})).toEqual([]);
  });

  it.each([
    ...['Authorization', 'cookie', 'Proxy-Authorization', 'Host', 'content-length', 'transfer-encoding'],
    ...['X-Graph-Assertion', 'x-correlation-id', 'x-deadline-ms', 'traceparent', 'x bad', ''],
  ])('refuse %j among plain headers', (name) => {
    expect(() => parseForwarding({ headers: [name] })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it('let credentials go on only where they are named as such, and never what is the gateway’s', () => {
    expect(parseForwarding({ credentials: ['Authorization'] })).toEqual(['authorization']);
    expect(() => parseForwarding({ credentials: ['x-graph-assertion'] })).toThrow(/forwarded/);
  });
});

describe('through the gateway', () => {
  let subgraph: ScriptedSubgraph;
  let gateway: Gateway | null = null;
  beforeEach(async () => {
    subgraph = await openScriptedSubgraph();
  });
  afterEach(async () => {
    await gateway?.close();
    await subgraph.close();
  });

  const headersSent = async (forward?: ForwardingRules): Promise<Record<string, unknown>> => {
    const supergraphSdl = composeScripted({ stock: 'type Query { onHand: Int }' });
    const upstream = { at: subgraph.url, ...(forward ? { forward } : {}) };
    gateway = createGateway({ supergraphSdl, upstreams: () => upstream });
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    subgraph.scripts.push(say({ data: { onHand: 1 } }));
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'de', 'x-tenant': 'north', cookie: 'a=secret' },
      body: JSON.stringify({ query: '{ onHand }' }),
    });
    expect(await response.json()).toEqual({ data: { onHand: 1 } });
    return subgraph.asked[0]!.request.headers;
  };

  it('none of the client’s headers goes on unless it is declared', async () => {
    const headers = await headersSent();
    for (const name of ['accept-language', 'x-tenant', 'cookie']) expect(headers).not.toHaveProperty(name);
  });

  it('those declared go on, and no others', async () => {
    const headers = await headersSent({ headers: ['X-Tenant'] });
    expect(headers).toMatchObject({ 'x-tenant': 'north' });
    for (const name of ['accept-language', 'cookie']) expect(headers).not.toHaveProperty(name);
  });
});
