// What every wire writes, and whom it connects to.
import { afterEach, describe, expect, it } from 'vitest';
import { ask, textOf } from '../fixtures/ask.ts';
import { answer, openRawServer, type RawServer, type RawServerOptions } from '../fixtures/raw-server.ts';
import { canSign, selfSigned } from '../fixtures/self-signed.ts';
import { type OpenedWire, WIRES, type WireOptions } from '../fixtures/wires.ts';

describe.each(WIRES)('$name', ({ open }) => {
  let server: RawServer;
  let opened: OpenedWire;
  const start = async (
    options: RawServerOptions = {},
    wireOptions: WireOptions = {},
    host?: string,
  ): Promise<string> => {
    server = await openRawServer((line, { body }) => void line.say(answer(body.toString())), options);
    const origin = host === undefined ? server.origin : server.origin.replace('127.0.0.1', host);
    opened = open(origin, wireOptions);
    return origin;
  };
  afterEach(async () => {
    await opened.destroy();
    await server.close();
  });

  it('writes the headers it was given, and what tells the request’s end and host', async () => {
    const origin = await start();
    const headers = ['content-type', 'application/json', 'X-Own', 'a  b', 'x-empty', ''];
    await textOf(ask(opened.wire, origin, { path: '/graphql?v=1', headers, body: '{"a":1}' }));
    const [line, ...fields] = server.requests[0]!.head.split('\r\n');
    expect(line).toBe('POST /graphql?v=1 HTTP/1.1');
    expect(fields.sort()).toEqual(
      [
        `host: ${new URL(origin).host}`,
        'connection: keep-alive',
        'content-type: application/json',
        'X-Own: a  b',
        'x-empty: ',
        'content-length: 7',
      ].sort(),
    );
  });

  it('writes headers in Latin-1 and bodies in UTF-8, beside each other', async () => {
    const origin = await start();
    const bodies = ['{"a":"Ä€😀"}', '{"a":1}', '', `"${'€'.repeat(300_000)}"`, `"${'a'.repeat(300_000)}"`, '"\ud800"'];
    const asked = bodies.map((body) => ask(opened.wire, origin, { headers: ['x-name', 'Zo\xeb'], body }));
    const echoed = await Promise.all(asked.map(textOf));
    expect(echoed).toEqual(bodies.map((body) => Buffer.from(body).toString()));
    expect(server.requests.every(({ head }) => head.includes('x-name: Zo\xeb'))).toBe(true);
  });

  it.each([
    ['CR LF in a value', ['x-a', 'b\r\nx-c: d']],
    ['LF in a value', ['x-a', 'b\nx-c: d']],
    ['CR in a value', ['x-a', 'b\rx-c: d']],
    ['NUL in a value', ['x-a', 'b\0']],
    ['what is not Latin-1 in a value', ['x-a', '\u{10a}x-c: d']],
    ['CR LF in a name', ['x-a: b\r\nx-c', 'd']],
    ['a blank in a name', ['x a', 'b']],
    ['a colon in a name', ['x-a:', 'b']],
    ['no name', ['', 'b']],
  ])('writes no header that would be another: %s', async (_, headers) => {
    const origin = await start();
    const [refused, next] = [
      ask(opened.wire, origin, { headers, body: '"refused"' }),
      ask(opened.wire, origin, { body: '"next"' }),
    ];
    expect(await refused.outcome).toMatchObject({ kind: 'FAILURE', stage: 'UNSENT' });
    expect(await textOf(next)).toBe('"next"');
    expect(server.bodies()).toEqual(['"next"']);
    expect([refused.endings, next.endings]).toEqual([1, 1]);
  });

  it('writes one request only for what was thrown at as it was about to be written', async () => {
    const origin = await start();
    const refused = ask(opened.wire, origin, { body: '"refused"' });
    refused.onRequestStart = () => {
      throw new Error('nobody waits');
    };
    const next = ask(opened.wire, origin, { body: '"next"' });
    expect(await refused.outcome).toMatchObject({ kind: 'FAILURE', error: { message: 'nobody waits' } });
    expect(await textOf(next)).toBe('"next"');
    expect(server.bodies()).toEqual(['"next"']);
  });

  it('connects to a name', async () => {
    const origin = await start({}, {}, 'localhost');
    expect(await textOf(ask(opened.wire, origin))).toBe('{}');
    expect(server.requests[0]?.head).toContain(`host: localhost:${server.port}`);
  });

  it('connects to an address of IPv6', async () => {
    const origin = await start({ host: '::1' });
    expect(await textOf(ask(opened.wire, origin))).toBe('{}');
    expect(server.requests[0]?.head).toContain(`host: [::1]:${server.port}`);
  });

  describe.runIf(canSign())('over https', () => {
    const tls = selfSigned();

    it.each(['127.0.0.1', 'localhost'])('asks whom it trusts, at %s', async (host) => {
      const origin = await start({ tls }, { ca: tls.cert }, host);
      const bodies = Array.from({ length: 20 }, (_, at) => `"${'ä'.repeat(at * 5_000)}"`);
      expect(await Promise.all(bodies.map((body) => textOf(ask(opened.wire, origin, { body }))))).toEqual(bodies);
      expect(server.lines.length).toBeLessThanOrEqual(8);
    });

    it('asks nobody it does not trust', async () => {
      const origin = await start({ tls });
      const listener = ask(opened.wire, origin);
      expect(await listener.outcome).toMatchObject({ stage: 'UNSENT', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      expect(server.requests).toHaveLength(0);
    });

    it('asks nobody whose certificate is another’s', async () => {
      const origin = await start({ tls, host: '127.0.0.2' }, { ca: tls.cert });
      expect(await ask(opened.wire, origin).outcome).toMatchObject({
        stage: 'UNSENT',
        code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
      expect(server.requests).toHaveLength(0);
    });
  });
});
