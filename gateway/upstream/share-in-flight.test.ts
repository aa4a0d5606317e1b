import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BODY,
  contextOf,
  hold,
  MUTATION,
  openScriptedSubgraph,
  QUERY,
  say,
  type Script,
  type ScriptedSubgraph,
} from './fixtures/scripted-subgraph.ts';
import { WIRES } from './fixtures/wires.ts';
import { createHttpTransport, type HttpTransport, type HttpTransportOptions } from './http-transport.ts';

const anna: Principal = { ...ANONYMOUS, kind: 'USER', subject: 'anna', tokenId: 'j1', roles: ['planner'] };

describe.each(WIRES)('over $name', (kind) => {
  let subgraph: ScriptedSubgraph;
  let finish: () => void;
  const held: Script = (response) => (finish = () => void response.end('{"data":{"held":true}}'));

  beforeEach(async () => {
    subgraph = await openScriptedSubgraph(kind, 64);
  });
  afterEach(() => subgraph.close());

  const transportOf = (options: Partial<HttpTransportOptions> = {}): HttpTransport =>
    createHttpTransport({ name: 'stock', url: subgraph.url, wire: subgraph.wire, ...options });

  /** Asks once for every context, all at the same time, and waits until the subgraph has heard of `upstream` of them. */
  const askAll = async (
    transport: HttpTransport,
    contexts: readonly RequestContext[],
    upstream: number,
  ): Promise<Promise<UpstreamResponse>[]> => {
    subgraph.scripts.push(held);
    const answers = contexts.map((context) => transport.send(BODY, QUERY, context));
    await subgraph.until(() => subgraph.asked.length === upstream);
    return answers;
  };

  describe('equal queries under way', () => {
    it('are one call, under the id of the first, and one answer', async () => {
      const transport = transportOf();
      const contexts = Array.from({ length: 100 }, (_, at) =>
        contextOf({ principal: { ...anna, tokenId: `j${at}` }, correlationId: `correlation-${at}` }),
      );
      const answers = await askAll(transport, contexts, 1);
      finish();
      const [first, ...others] = await Promise.all(answers);
      expect(first).toEqual({ data: { held: true } });
      expect(others.every((answer) => answer === first)).toBe(true);
      expect(subgraph.asked).toHaveLength(1);
      expect(subgraph.asked[0]?.request.headers['x-correlation-id']).toBe('correlation-0');
      expect(transport.counts()).toMatchObject({ calls: 1, looked: 100, shared: 99 });
    });

    it('are asked again once answered: nothing is kept, neither answers nor failures', async () => {
      const transport = transportOf();
      subgraph.scripts.push(say('no', 500));
      await expect(transport.send(BODY, QUERY, contextOf())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
      for (let time = 0; time < 2; time += 1) {
        expect(await transport.send(BODY, QUERY, contextOf())).toEqual({ data: { ok: true } });
      }
      expect(subgraph.asked).toHaveLength(3);
    });

    it.each([
      ['another subject', { subject: 'bert' }],
      ['another kind', { kind: 'SERVICE' as const }],
      ['other roles', { roles: [] }],
      ['other scopes', { scopes: ['x'] }],
      ['other regions', { regions: [] }],
      ['other legal entities', { legalEntities: ['US01'] }],
      ['other customers', { customers: ['c1'] }],
    ])('are not one for %s', async (_, other) => {
      const contexts = [contextOf({ principal: anna }), contextOf({ principal: { ...anna, ...other } })];
      const answers = await askAll(transportOf(), contexts, 2);
      finish();
      await Promise.all(answers);
    });

    it('are not one when a header that the subgraph gets differs', async () => {
      const transport = transportOf({ forward: { headers: ['accept-language'] } });
      const contexts = [
        { 'accept-language': 'de' },
        { 'accept-language': 'fr' },
        { 'accept-language': 'de', other: 'x' },
      ];
      const answers = await askAll(
        transport,
        contexts.map((forwardedHeaders) => contextOf({ forwardedHeaders })),
        2,
      );
      finish();
      await Promise.all(answers);
      expect(transport.counts()).toMatchObject({ calls: 2, shared: 1 });
    });

    it('are not one when another may wait much longer than the subgraph was told', async () => {
      const deadlineAt = Date.now() + 5_000;
      const answers = await askAll(
        transportOf(),
        [deadlineAt, deadlineAt + 900, deadlineAt + 60_000, deadlineAt + 60_100].map((at) =>
          contextOf({ deadlineAt: at }),
        ),
        2,
      );
      finish();
      await Promise.all(answers);
    });

    it('are never one for other texts, nor for mutations', async () => {
      const transport = transportOf();
      await Promise.all([
        transport.send(BODY, QUERY, contextOf()),
        transport.send(`${BODY} `, QUERY, contextOf()),
        transport.send(BODY, MUTATION, contextOf()),
        transport.send(BODY, MUTATION, contextOf()),
      ]);
      expect(subgraph.asked).toHaveLength(4);
    });
  });

  describe('after a mutation', () => {
    it('a query does not join a call that began before it was answered', async () => {
      const transport = transportOf();
      const [before] = await askAll(transport, [contextOf()], 1);
      const finishBefore = finish;
      await transport.send(BODY, MUTATION, contextOf());
      expect(await transport.send(BODY, QUERY, contextOf())).toEqual({ data: { ok: true } });
      finishBefore();
      expect(await before).toEqual({ data: { held: true } });
    });

    it('a fetch of the mutation’s own operation joins nothing', async () => {
      const transport = transportOf();
      const [before] = await askAll(transport, [contextOf()], 1);
      const after = await transport.send(BODY, { ...QUERY, afterChange: true }, contextOf());
      expect(after).toEqual({ data: { ok: true } });
      finish();
      await before;
    });
  });

  describe('callers who leave', () => {
    it('leave the call to the others; the last one ends it', async () => {
      const transport = transportOf();
      const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
      const contexts = [one, two, three].map(({ signal }) => contextOf({ signal }));
      subgraph.scripts.push(hold);
      const answers = contexts.map((context) => transport.send(BODY, QUERY, context));
      await subgraph.until(() => subgraph.asked.length === 1);
      one.abort();
      await expect(answers[0]).rejects.toMatchObject({ code: 'CANCELLED' });
      two.abort(new DOMException('late', 'TimeoutError'));
      await expect(answers[1]).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(subgraph.abandoned()).toBe(0);
      three.abort();
      await expect(answers[2]).rejects.toMatchObject({ code: 'CANCELLED' });
      await subgraph.until(() => subgraph.abandoned() === 1);
      expect(await transport.send(BODY, QUERY, contextOf())).toEqual({ data: { ok: true } });
    });

    it('do not take the answer from those who stay, the first one neither', async () => {
      const first = new AbortController();
      const answers = await askAll(transportOf(), [contextOf({ signal: first.signal }), contextOf()], 1);
      first.abort();
      await expect(answers[0]).rejects.toMatchObject({ code: 'CANCELLED' });
      finish();
      expect(await answers[1]).toEqual({ data: { held: true } });
    });
  });

  describe('looking for equal ones', () => {
    it('is mostly left where it gives nothing, and is back when a rush of equal queries comes', async () => {
      const transport = transportOf();
      for (let at = 0; at < 1_000; at += 10) {
        await Promise.all(Array.from({ length: 10 }, (_, n) => transport.send(`${BODY}${at + n}`, QUERY, contextOf())));
      }
      const varied = transport.counts();
      expect(varied).toMatchObject({ calls: 1_000, shared: 0 });
      expect(varied.looked).toBeLessThan(400);
      await Promise.all(Array.from({ length: 200 }, () => transport.send(BODY, QUERY, contextOf())));
      expect(transport.counts().calls - varied.calls).toBeLessThan(20);
    });
  });
});
