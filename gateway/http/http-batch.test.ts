import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScriptedFront, wholeAnswer } from '../fixtures/scripted-front.ts';

type Answered = { data?: unknown; errors?: { message: string; extensions: { code: string; correlationId: string } }[] };

describe('lists of operations', () => {
  let fronts: Awaited<ReturnType<typeof openScriptedFront>>[];
  let executed: string[] = [];
  beforeAll(async () => {
    const answer = ({ prepared: { source } }: { prepared: { source: string } }) => {
      executed.push(source);
      return wholeAnswer({ of: source });
    };
    fronts = [await openScriptedFront(answer), await openScriptedFront(answer, { maxBatchSize: 3, maxRootFields: 4 })];
  });
  afterAll(() => Promise.all(fronts.map((front) => front.close())));

  const post = async (front: number, body: unknown) => {
    executed = [];
    const response = await fetch(fronts[front]?.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answered | Answered[] };
  };
  const listOf = (...queries: string[]) => queries.map((query) => ({ query }));

  it('are refused unless they are turned on', async () => {
    expect(await post(0, listOf('{ a }'))).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(executed).toEqual([]);
  });

  it('are answered in their order, each with its own errors', async () => {
    const { status, body } = await post(1, listOf('{ a }', '{ a', '{ b }'));
    expect(status).toBe(200);
    expect(body).toMatchObject([{ data: { of: '{ a }' } }, { errors: [{}] }, { data: { of: '{ b }' } }]);
    expect(executed).toEqual(['{ a }', '{ b }']);
  });

  it.each([
    ['just as many', 3, 200],
    ['one too many', 4, 400],
    ['none', 0, 400],
  ])('may hold only so many: %s', async (_what, count, status) => {
    const answer = await post(1, listOf(...Array.from({ length: count }, (_, n) => `{ a${n} }`)));
    expect(answer.status).toBe(status);
    expect(executed).toHaveLength(status === 200 ? count : 0);
  });

  it('share the limits of one operation', async () => {
    const { body } = await post(1, listOf('{ a b c }', '{ a b }', '{ a }'));
    expect(body).toMatchObject([
      { data: {} },
      { errors: [{ message: expect.stringContaining('5 root fields'), extensions: { code: 'QUERY_TOO_LARGE' } }] },
      { data: {} },
    ]);
    expect(executed).toEqual(['{ a b c }', '{ a }']);
  });

  it('are refused as a whole when one of them is no request', async () => {
    expect((await post(1, [{ query: '{ a }' }, { nothing: true }])).status).toBe(400);
    expect(executed).toEqual([]);
  });
});
