import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { type Origin, originSchema } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { silentLog } from '@distribution/platform/log/log';
import { createFreshnessLog } from '@distribution/platform/subgraph/freshness/freshness-log';
import { createSourceLedger } from '@distribution/platform/subgraph/source-ledger';
import { expect, it } from 'vitest';
import { type FreshRecords, readFresh } from './fresh-records.ts';

interface Thing {
  readonly name: string;
  readonly from: 'projection' | 'source';
  readonly origin: Origin;
}
const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const originAt = (asOf: string): Origin => originSchema.parse({ system: 'erp', asOf, revision: 1 });
const FRESH = originAt('2026-11-21T09:59:30Z');
const OLD = originAt('2026-11-21T09:00:00Z');
const thing = (name: string, from: Thing['from'], origin: Origin): Thing => ({ name, from, origin });

const PROJECTED: Readonly<Record<string, Thing>> = {
  fresh: thing('fresh', 'projection', FRESH),
  old: thing('old', 'projection', OLD),
  older: thing('older', 'projection', OLD),
};

type Answer = (name: string) => KeyedAnswer<Thing>;
const read = async (
  keys: readonly string[],
  answer: Answer | null,
  maySee: FreshRecords<string, Thing>['maySee'] = () => true,
  limitMs?: number,
) => {
  const asked: string[][] = [];
  const ledger = createSourceLedger('test');
  const request = {
    principal: {} as never, // not looked at here
    correlationId: 'test-correlation',
    signal: new AbortController().signal,
    deadlineAt: NOW + 1000,
    traceparent: null,
    ledger,
    freshness: createFreshnessLog({ now: NOW, demandMs: null, reports: true }),
  };
  const readSource = async (stale: readonly Thing[], call: SourceCall) => {
    expect(call).toMatchObject({ correlationId: 'test-correlation', lane: 'INTERACTIVE' });
    expect(call.deadlineAt).toBeLessThan(NOW + 1000); // some of the request's time is left to answer without it
    asked.push(stale.map(({ name }) => name));
    return stale.map(({ name }) => answer?.(name) ?? { ok: true as const, value: null });
  };
  const found = await readFresh<string, Thing>(
    keys,
    {
      operation: 'things',
      budgetMs: 60_000,
      limitMs,
      readProjection: async (names) => names.map((name) => PROJECTED[name] ?? null),
      originOf: ({ origin }) => origin,
      readSource: answer === null ? null : readSource,
      maySee,
    },
    request,
    { clock: { now: () => NOW }, log: silentLog },
  );
  const shown = found.map((one) => (one instanceof Error ? (one as AppError).code : one && `${one.name} ${one.from}`));
  return { found: shown, asked, calls: ledger.entries() };
};
const answered: Answer = (name) => ({ ok: true, value: thing(name, 'source', FRESH) });

it('asks the system of record once, and only for what has grown too old', async () => {
  const { found, asked, calls } = await read(['old', 'fresh', 'unknown', 'older'], answered);
  expect(found).toEqual(['old source', 'fresh projection', null, 'older source']);
  expect(asked).toEqual([['old', 'older']]);
  expect(calls).toEqual([{ system: 'erp', operation: 'things', calls: 1, keys: 2, failedKeys: 0 }]);
});

it('asks nobody when everything is fresh, and when there is nobody to ask', async () => {
  expect(await read(['fresh', 'unknown'], answered)).toEqual({
    found: ['fresh projection', null],
    asked: [],
    calls: [],
  });
  expect((await read(['old'], null)).found).toEqual(['old projection']);
});

it('serves the projection for the keys the system cannot answer', async () => {
  const timeout = new AppError('UPSTREAM_TIMEOUT', 'no answer');
  const { found, calls } = await read(['old', 'older'], (name) =>
    name === 'old' ? { ok: false, error: timeout } : answered(name),
  );
  expect(found).toEqual(['old projection', 'older source']);
  expect(calls[0]).toMatchObject({ keys: 2, failedKeys: 1 });
});

it('serves the projection when the whole call fails', async () => {
  const { found, calls } = await read(['old', 'fresh'], () => {
    throw new AppError('UPSTREAM_UNAVAILABLE', 'down');
  });
  expect(found).toEqual(['old projection', 'fresh projection']);
  expect(calls[0]).toMatchObject({ keys: 1, failedKeys: 1 });
});

it('believes the system that a record is gone, and the newer of two that differ', async () => {
  expect((await read(['old'], () => ({ ok: true, value: null }))).found).toEqual([null]);
  const ancient = thing('old', 'source', originAt('2026-11-20T00:00:00Z'));
  expect((await read(['old'], () => ({ ok: true, value: ancient }))).found).toEqual(['old projection']);
});

it('shows nothing that has moved out of the caller’s sight', async () => {
  expect((await read(['old', 'fresh'], answered, ({ from }) => from !== 'source')).found).toEqual([
    null,
    'fresh projection',
  ]);
});

it('refuses what is older than it may be when the system cannot be asked, with the system’s error', async () => {
  const throttled: Answer = () => ({ ok: false, error: new AppError('UPSTREAM_THROTTLED', 'no room') });
  const anHour = 60 * 60_000;
  expect((await read(['old', 'fresh'], throttled, undefined, anHour)).found).toEqual([
    'old projection',
    'fresh projection',
  ]);
  expect((await read(['old', 'fresh'], throttled, undefined, anHour - 1)).found).toEqual([
    'UPSTREAM_THROTTLED',
    'fresh projection',
  ]);
});

it('answers from the projection before the request ends when the system hangs', async () => {
  const hanging = (_stale: readonly Thing[], { signal }: SourceCall) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error)); // what throwIfAborted() would throw
    });
  const requestEnds = new AbortController();
  const request = {
    principal: {} as never, // not looked at here
    correlationId: 'test-correlation',
    signal: requestEnds.signal,
    deadlineAt: NOW + 100,
    traceparent: null,
    ledger: createSourceLedger('test'),
    freshness: createFreshnessLog({ now: NOW, demandMs: null, reports: true }),
  };
  const found = await readFresh<string, Thing>(
    ['old'],
    {
      operation: 'things',
      budgetMs: 60_000,
      readProjection: async (names) => names.map((name) => PROJECTED[name] ?? null),
      originOf: ({ origin }) => origin,
      readSource: hanging,
      maySee: () => true,
    },
    request,
    { clock: { now: () => NOW }, log: silentLog },
  );
  expect(found).toEqual([PROJECTED['old']]);
  expect(requestEnds.signal.aborted).toBe(false);
});
