import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lane } from './lane.ts';
import type { OutboundCall, OutboundObservation, OutboundOptions, OutboundRequest } from './outbound-request.ts';
import { type Outbound, createOutbound } from './outbound.ts';
import { createMemoryQuota } from './quota/memory-quota.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}, body = '{}'): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end(body);

const GET: OutboundRequest = { method: 'GET', path: 'things?x=1', endpoint: 'things' };
const patient = (): OutboundCall => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 20_000,
  correlationId: 'c-1',
});

describe('the way out', () => {
  const answers: Answer[] = [];
  const seen: IncomingMessage[] = [];
  const observed: OutboundObservation[] = [];
  const opened: Outbound[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    (answers.shift() ?? status(200))(request, response);
  });
  let baseUrl = '';
  beforeEach(async () => {
    for (const list of [answers, seen, observed]) list.length = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/root/`; // it listens on TCP
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((outbound) => outbound.close()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const open = (options: Partial<OutboundOptions> = {}): Outbound => {
    const outbound = createOutbound({
      system: 'erp',
      baseUrl,
      backoffBaseMs: 1,
      random: () => 0,
      observe: (each) => observed.push(each),
      ...options,
    });
    opened.push(outbound);
    return outbound;
  };

  it('sends path, correlation id and credentials, and observes no secret', async () => {
    const outbound = open({ headers: () => ({ authorization: 'Bearer s3cret' }) });
    expect(await outbound.request(GET, patient())).toMatchObject({ status: 200, body: '{}' });
    expect(seen[0]?.url).toBe('/root/things?x=1');
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'x-correlation-id': 'c-1' });
    expect(observed).toEqual([
      {
        system: 'erp',
        endpoint: 'things',
        lane: 'INTERACTIVE',
        client: null,
        sent: true,
        status: 200,
        errorCode: null,
        attempt: 1,
        waitMs: expect.any(Number),
        durationMs: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(observed)).not.toContain('s3cret');
  });

  it('repeats a read until it succeeds, and observes every attempt', async () => {
    answers.push(status(503), status(500));
    expect((await open().request(GET, patient())).status).toBe(200);
    expect(observed.map(({ attempt, status: code, errorCode }) => [attempt, code, errorCode])).toEqual([
      [1, 503, 'UPSTREAM_UNAVAILABLE'],
      [2, 500, 'UPSTREAM_UNAVAILABLE'],
      [3, 200, null],
    ]);
  });

  it('repeats a write only under an idempotency key', async () => {
    answers.push(status(503));
    await expect(open().request({ ...GET, method: 'POST', body: '{}' }, patient())).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    expect(seen).toHaveLength(1);
    answers.push(status(503));
    await open().request({ ...GET, method: 'POST', body: '{}', idempotencyKey: 'k-1' }, patient());
    expect(seen.slice(1).map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', 'k-1']);
  });

  it('does not repeat what was refused, and says why', async () => {
    answers.push(status(400, {}, '{"error":{"code":"InvalidFilter","message":"no such property"}}'));
    await expect(open().request(GET, patient())).rejects.toMatchObject({
      code: 'UPSTREAM_REJECTED',
      message: expect.stringContaining('no such property'),
    });
    expect(seen).toHaveLength(1);
  });

  it('hands a status through that the request expects', async () => {
    answers.push(status(410));
    expect((await open().request({ ...GET, accepts: [410] }, patient())).status).toBe(410);
  });

  it('does not wait beyond the deadline: the refusal is the answer', async () => {
    answers.push(status(429, { 'retry-after': '60' }));
    await expect(open().request(GET, patient())).rejects.toMatchObject({
      code: 'UPSTREAM_THROTTLED',
      retryAfterMs: 60_000,
    });
    expect(seen).toHaveLength(1);
  });

  it('stops waiting for a retry when the caller goes away', async () => {
    const gone = new AbortController();
    answers.push(status(429, { 'retry-after': '10' }));
    const outcome = expect(open().request(GET, { ...patient(), signal: gone.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    await expect.poll(() => observed.length).toBe(1);
    gone.abort();
    await outcome;
    expect(seen).toHaveLength(1);
  });

  it('closes the socket when its time is up', async () => {
    const closed = new Promise<void>((resolve) =>
      answers.push((request) => request.socket.once('close', () => resolve())),
    );
    await expect(open({ timeoutMs: 50, maxAttempts: 1 }).request(GET, patient())).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
    await closed;
  });

  it('closes the socket when the deadline passes in the middle of a body', async () => {
    const closed = new Promise<void>((resolve) =>
      answers.push((request, response) => {
        request.socket.once('close', () => resolve());
        response.writeHead(200).write('{"half":');
      }),
    );
    await expect(open().request(GET, { ...patient(), deadlineAt: Date.now() + 100 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    await closed;
  });

  it('refuses an answer that is larger than agreed', async () => {
    answers.push(status(200, {}, 'x'.repeat(2000)));
    await expect(open({ maxAnswerBytes: 1000 }).request(GET, patient())).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL',
    });
  });

  it('tells the account every attempt that left, with what the quota has left, and none that was refused', async () => {
    const counted: (readonly [string, number | null])[] = [];
    const account = {
      client: 'planner',
      sent: (system: string, remaining: number | null) => void counted.push([system, remaining]),
    };
    const quota = createMemoryQuota([{ kind: 'WINDOW', calls: 10, windowMs: 60_000 }], Date.now);
    const outbound = open({ maxAttempts: 2, breakerFailures: 2, quota });
    answers.push(status(500), status(500));
    await outbound.request(GET, { ...patient(), account }).catch(() => undefined);
    await outbound.request(GET, { ...patient(), account }).catch(() => undefined); // the circuit is open
    expect(counted).toEqual([
      ['erp', 9],
      ['erp', 8],
    ]);
    expect(observed.map(({ client, sent }) => [client, sent])).toEqual([
      ['planner', true],
      ['planner', true],
      ['planner', false],
    ]);
  });

  it('leaves an endpoint alone after failures in a row, the others not, and comes back', async () => {
    const outbound = open({ maxAttempts: 1, breakerFailures: 2, breakerOpenMs: 50 });
    answers.push(status(500), status(500));
    for (let at = 0; at < 4; at += 1) await outbound.request(GET, patient()).catch(() => undefined);
    expect(seen).toHaveLength(2);
    expect(observed.slice(2).map((each) => each.status)).toEqual([null, null]);
    expect(outbound.states().circuits).toEqual([
      {
        endpoint: 'things',
        state: 'OPEN',
        since: expect.any(Number) as number,
        probeAt: expect.any(Number) as number,
      },
    ]);
    expect((await outbound.request({ ...GET, endpoint: 'others' }, patient())).status).toBe(200);
    await expect.poll(async () => (await outbound.request(GET, patient()).catch(() => null))?.status).toBe(200);
  });

  it('ends a call at its deadline while it still waits for a slot', async () => {
    answers.push(() => undefined);
    const outbound = open({ maxConcurrent: 1, maxAttempts: 1 });
    const first = outbound.request(GET, patient()).catch(() => undefined);
    await expect.poll(() => seen.length).toBe(1);
    await expect(outbound.request(GET, { ...patient(), deadlineAt: Date.now() + 50 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect(outbound.states().lanes.map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
    await outbound.close();
    await first;
  });

  describe('lanes', () => {
    const order: string[] = [];
    const held: { readonly lane: string; readonly end: () => void }[] = [];
    let outbound: Outbound;
    const ask = (lane: Lane, name: string) =>
      outbound.request({ ...GET, path: `${lane}/${name}` }, { ...patient(), lane });
    const hold: Answer = (request, response) => {
      const [, , lane = '', name = ''] = request.url?.split('/') ?? [];
      order.push(`${lane} ${name}`);
      held.push({ lane, end: () => response.end('{}') });
    };
    beforeEach(() => {
      order.length = 0;
      held.length = 0;
    });
    const lane = (of: Lane) => outbound.states().lanes.find((each) => each.lane === of);

    it('has execution wait for nothing in a flood of analytics fifty times its size', async () => {
      outbound = open({ maxConcurrent: 12 });
      answers.push(...Array.from({ length: 12 }, () => hold));
      const flood = Array.from({ length: 200 }, (_, at) => ask('ANALYTICS', `a${at}`).catch(() => undefined));
      await expect.poll(() => order.length).toBe(3);
      expect(lane('ANALYTICS')).toMatchObject({ slots: 3, running: 3, waiting: 197 });
      expect(lane('EXECUTION')).toMatchObject({ slots: 4, running: 0, waiting: 0 });

      const urgent = Array.from({ length: 4 }, (_, at) => ask('EXECUTION', `e${at}`));
      expect(lane('EXECUTION')).toMatchObject({ running: 4, waiting: 0 }); // at once: nobody was let in before
      await expect.poll(() => order.length).toBe(7);
      expect(order.slice(3).toSorted()).toEqual(['EXECUTION e0', 'EXECUTION e1', 'EXECUTION e2', 'EXECUTION e3']);
      for (const { lane: of, end } of held) if (of === 'EXECUTION') end();
      await Promise.all(urgent);
      expect(order).toHaveLength(7); // what execution gave back went to none of the flood
      expect(lane('ANALYTICS')).toMatchObject({ running: 3, waiting: 197 });
      await outbound.close();
      await Promise.all(flood);
    });

    it('starts what waits in a lane in the order it came', async () => {
      outbound = open({ maxConcurrent: 3 });
      answers.push(...Array.from({ length: 4 }, () => hold));
      const calls = Array.from({ length: 4 }, (_, at) => ask('EXECUTION', `e${at}`));
      for (let at = 1; at <= 4; at += 1) {
        await expect.poll(() => held.length).toBe(at);
        held.at(-1)?.end();
      }
      await Promise.all(calls);
      expect(order).toEqual(['EXECUTION e0', 'EXECUTION e1', 'EXECUTION e2', 'EXECUTION e3']);
    });

    it('shares what cannot be divided, the more urgent first', async () => {
      outbound = open({ maxConcurrent: 1 });
      answers.push(hold, hold, hold);
      const first = ask('ANALYTICS', 'first');
      await expect.poll(() => held.length).toBe(1);
      const others = [ask('ANALYTICS', 'bulk'), ask('EXECUTION', 'urgent')];
      for (let at = 1; at <= 3; at += 1) {
        await expect.poll(() => held.length).toBe(at);
        held.at(-1)?.end();
      }
      await Promise.all([first, ...others]);
      expect(order).toEqual(['ANALYTICS first', 'EXECUTION urgent', 'ANALYTICS bulk']);
    });
  });

  describe('with a quota', () => {
    const hourly = (calls: number) => createMemoryQuota([{ kind: 'WINDOW', calls, windowMs: 3_600_000 }], Date.now);

    it('sends nothing that the system does not allow, and says so at once to a person', async () => {
      const outbound = open({ quota: hourly(2) });
      await outbound.request(GET, patient());
      await expect(outbound.request(GET, patient())).rejects.toMatchObject({
        code: 'UPSTREAM_THROTTLED',
        retryAfterMs: expect.any(Number),
      });
      expect(seen).toHaveLength(1); // the second of the window is for more urgent calls
      expect(outbound.states().circuits).toMatchObject([{ state: 'CLOSED' }]);
    });

    it('counts every attempt', async () => {
      answers.push(status(503), status(503));
      await open({ quota: hourly(100) }).request(GET, patient());
      const quota = hourly(3);
      answers.push(status(503), status(503), status(503), status(503));
      const call = { ...patient(), lane: 'EXECUTION' } as const;
      await expect(open({ quota, maxAttempts: 9 }).request(GET, call)).rejects.toMatchObject({
        code: 'UPSTREAM_THROTTLED',
      });
      expect(seen).toHaveLength(3 + 3);
    });

    it('has work of ours wait until there is room', async () => {
      const outbound = open({
        quota: createMemoryQuota([{ kind: 'BUCKET', burst: 1, refillPerSecond: 20 }], Date.now),
      });
      const calls = Array.from({ length: 4 }, () => outbound.request(GET, { ...patient(), lane: 'EXECUTION' }));
      expect((await Promise.all(calls)).map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    });

    it('gives the place back however the call ends', async () => {
      const quota = createMemoryQuota([{ kind: 'CONCURRENCY', calls: 1 }], Date.now);
      const outbound = open({ quota, maxAttempts: 1, timeoutMs: 50 });
      answers.push(status(200), status(500), status(404), () => undefined);
      for (let at = 0; at < 4; at += 1) await outbound.request(GET, patient()).catch(() => undefined);
      expect(await quota.readings()).toMatchObject([{ used: 0 }]);
    });
  });

  it('refuses a call when too many wait already', async () => {
    answers.push(() => undefined);
    const outbound = open({ maxConcurrent: 1, maxWaiting: 0, maxAttempts: 1 });
    const first = outbound.request(GET, patient()).catch(() => undefined);
    await expect.poll(() => seen.length).toBe(1);
    await expect(outbound.request(GET, patient())).rejects.toMatchObject({ code: 'UPSTREAM_THROTTLED' });
    await outbound.close();
    await first;
  });
});
