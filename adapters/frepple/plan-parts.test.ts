import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketGrid } from './bucket-grid.ts';
import { signWebToken } from './credentials.ts';
import { PlanBuilder } from './plan.ts';
import { splitRows } from './split-rows.ts';

describe('rows of a list', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue());

  it('are the objects of the array, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(object), fc.constantFrom(undefined, 2, '\t'), (objects, indent) => {
        const rows = [...splitRows(JSON.stringify(objects, null, indent))];
        expect(rows.map((row) => JSON.parse(row) as unknown)).toEqual(JSON.parse(JSON.stringify(objects)));
      }),
    );
  });

  it('of a text that was cut off are refused, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (objects, where) => {
        const text = JSON.stringify(objects);
        const cut = text.slice(0, Math.floor((text.length - 1) * where));
        expect(() => [...splitRows(cut)]).toThrow(SyntaxError);
      }),
    );
  });

  it.each(['', '{}', '[1]', '[{}', '[{} {}]', '[{}],', '<html>', '[{},]'])('are not in %j', (text) => {
    expect(() => [...splitRows(text)]).toThrow(SyntaxError);
  });
});

describe('buckets', () => {
  it('are weeks, days or months, and those that were left out are put in', () => {
    const weeks = bucketGrid([
      { start: '2026-03-16', end: '2026-03-23' },
      { start: '2026-03-02', end: '2026-03-09' },
    ]);
    expect(weeks).toEqual({ grain: 'WEEK', starts: ['2026-03-02', '2026-03-09', '2026-03-16'] });
    const months = bucketGrid([
      { start: '2025-11-01', end: '2025-12-01' },
      { start: '2026-02-01', end: '2026-03-01' },
    ]);
    expect(months).toEqual({ grain: 'MONTH', starts: ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'] });
    expect(bucketGrid([{ start: '2026-02-28', end: '2026-03-01' }])).toEqual({ grain: 'DAY', starts: ['2026-02-28'] });
  });

  it('that are no such, or not all alike, are refused with the bucket named', () => {
    const sunday = [{ start: '2026-03-01', end: '2026-03-08' }];
    expect(bucketGrid(sunday)).toContain('from 2026-03-01 to 2026-03-08');
    const mixed = [
      { start: '2026-03-02', end: '2026-03-09' },
      { start: '2026-04-01', end: '2026-05-01' },
    ];
    expect(bucketGrid(mixed)).toContain('from 2026-04-01');
    expect(
      bucketGrid([
        { start: '1900-01-01', end: '1900-01-02' },
        { start: '2026-01-01', end: '2026-01-02' },
      ]),
    ).toBe('it has more than 3660 buckets');
  });
});

describe('a plan', () => {
  const row = (over: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      item: 'A',
      location: 'L',
      customer: 'C',
      startdate: '2026-03-02T00:00:00',
      enddate: '2026-03-09T00:00:00',
      value: { forecasttotal: 1.5 },
      ...over,
    });
  const planOf = (rows: readonly string[]) => {
    const builder = new PlanBuilder('forecasttotal');
    for (const each of rows) builder.take(each);
    return builder.build(() => 'PC');
  };

  it('is the same in whatever order its rows come', () => {
    const rows = ['A', 'B', 'C'].flatMap((item) => ['1', '2'].map((customer) => row({ item, customer })));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(planOf(shuffled).digest).toBe(planOf(rows).digest);
      }),
    );
  });

  it('adds up what customers need exactly, in text or floats', () => {
    const plan = planOf([
      row({ value: { forecasttotal: 0.1 } }),
      row({ customer: 'D', value: { forecasttotal: '0.20000000' } }),
    ]);
    expect(plan.series[0]?.quantities).toEqual(['0.3']);
  });

  it('loses a series to a row that makes no sense, and no other', () => {
    const plan = planOf([
      row({}),
      row({ customer: 'D', value: { forecasttotal: 'many' } }),
      row({ item: 'B' }),
      row({ item: null }),
    ]);
    expect(plan.series.map(({ item }) => item)).toEqual(['B']);
    expect(plan.rejects.map(({ item, reason }) => [item, reason.length > 10])).toEqual([
      ['A', true],
      ['null', true],
    ]);
  });

  it('counts no override that was taken back', () => {
    const plan = planOf([row({ value: { forecasttotal: 1, forecastoverride: -1 } })]);
    expect(plan.series[0]?.overrides).toEqual([]);
  });
});

it('a web token says who and until when, signed with the key', () => {
  const [head = '', claims = '', signature = ''] = signWebToken('graph', 'key', 1_000_000).split('.');
  const decoded = [head, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown);
  expect(decoded).toEqual([
    { alg: 'HS256', typ: 'JWT' },
    { user: 'graph', exp: 1300 },
  ]);
  expect(signature).toMatch(/^[\w-]{43}$/);
});
