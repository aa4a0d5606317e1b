// No answer is given to a request that it says it is not for.
import { HEADER } from '@distribution/platform/request/headers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Listener, textOf } from '../fixtures/ask.ts';
import { answer, openRawServer, type RawServer } from '../fixtures/raw-server.ts';
import { openOurs } from '../fixtures/wires.ts';
import type { PipelinedWire } from './pipelined-wire.ts';

let server: RawServer;
let wire: PipelinedWire;
beforeEach(async () => {
  server = await openRawServer(() => undefined);
  wire = openOurs({ origin: server.origin, depth: 8 });
});
afterEach(async () => {
  void wire.close();
  await server.close();
});

/** Asks for each, under an id of its own, and waits until all have been written. */
const askAll = async (names: string): Promise<Listener[]> => {
  const before = server.requests.length;
  const listeners = [...names].map((name) =>
    ask(wire, server.origin, { headers: ['accept', 'text/id-a', HEADER.correlationId, `id-${name}`], body: name }),
  );
  await server.until(() => server.requests.length === before + names.length);
  return listeners;
};
const say = (...answers: readonly (readonly [body: string, id?: string | undefined])[]): void => {
  const { line } = server.requests.at(-1)!;
  void line.say(
    answers.map(([body, id]) => answer(body, ...(id === undefined ? [] : [`X-Correlation-Id: ${id}`]))).join(''),
  );
};
const told = async (listeners: readonly Listener[]): Promise<string[]> =>
  Promise.all(
    listeners.map(({ outcome }) => outcome.then((each) => (each.kind === 'ANSWER' ? each.body.toString() : each.code))),
  );

describe('an answer', () => {
  it('that says it is to the request whose turn it is, is its answer', async () => {
    const asked = await askAll('abc');
    say(['a', 'id-a'], ['b', 'id-b'], ['c', 'id-c']);
    expect(await told(asked)).toEqual(['a', 'b', 'c']);
  });

  it('that says it is to one behind, is nobody’s', async () => {
    const asked = await askAll('abc');
    say(['b', 'id-b'], ['a', 'id-a'], ['c', 'id-c']);
    expect(await told(asked)).toEqual(['WIRE_MALFORMED', 'WIRE_CLOSED', 'WIRE_CLOSED']);
  });

  it('that comes twice is given once: those behind it get no other’s', async () => {
    const asked = await askAll('abc');
    say(['a', 'id-a'], ['a', 'id-a'], ['b', 'id-b'], ['c', 'id-c']);
    expect(await told(asked)).toEqual(['a', 'WIRE_MALFORMED', 'WIRE_CLOSED']);
  });

  it('that says nothing, and one too many, is found out by the next that does', async () => {
    const asked = await askAll('abc');
    say(['a'], ['b', 'id-a']);
    expect(await told(asked)).toEqual(['a', 'WIRE_MALFORMED', 'WIRE_CLOSED']);
  });

  it('to what was asked long before on this connection is nobody’s', async () => {
    const [first] = await askAll('a');
    say(['a', 'id-a']);
    expect(await textOf(first!)).toBe('a');
    for (let round = 0; round < 9; round += 1) {
      const asked = await askAll('bcdefg');
      say(...[...'bcdefg'].map((each) => [each, `id-${each}`] as const));
      expect(await told(asked)).toEqual([...'bcdefg']);
    }
    const asked = await askAll('xy');
    say(['a', 'id-a'], ['x', 'id-x']);
    expect(await told(asked)).toEqual(['WIRE_MALFORMED', 'WIRE_CLOSED']);
    expect(server.lines).toHaveLength(1);
  });

  it('one too many in the last of its bytes makes the last one nobody’s', async () => {
    const asked = await askAll('ab');
    say(['a'], ['?'], ['b']);
    expect(await told(asked)).toEqual(['a', 'WIRE_MALFORMED']);
  });

  it('in another order is refused too when the request whose turn it was has been abandoned', async () => {
    const asked = await askAll('ab');
    asked[0]!.control!.abort(new Error('gone'));
    say(['b', 'id-b'], ['a', 'id-a']);
    expect(await told(asked.slice(1))).toEqual(['WIRE_CLOSED']);
  });

  it.each([
    ['under an id of the server’s own', 'another'],
    ['under what is a header of the request, but not its id', 'text/id-a'],
    ['without an id', undefined],
  ])('%s is believed', async (_, id) => {
    const asked = await askAll('ab');
    say(['a', id], ['b', id]);
    expect(await told(asked)).toEqual(['a', 'b']);
  });

  it('is told from none of the same operation', async () => {
    const asked = [...(await askAll('a')), ...(await askAll('a'))];
    for (const { line } of server.requests) void line.say(answer('a', 'x-correlation-id: id-a'));
    expect(await told(asked)).toEqual(['a', 'a']);
  });
});
