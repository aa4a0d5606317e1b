import { expect, it } from 'vitest';
import { createPlanCache, createPlanCacheCounts, type PlanKey } from './plan-cache.ts';

const key = (query: string, operationName: string | null = null, labels = ''): PlanKey => ({
  query,
  operationName,
  labels,
});

const plan = (operationName: string | null = null) => ({ operationName });

it('keeps operations apart by text, name and labels', () => {
  const cache = createPlanCache(1_000_000, createPlanCacheCounts());
  const keys = [key('{ a }'), key('{ ab }', 'A'), key('{ ab }', 'B'), key('{ a }', null, 'A'), key('{ ab }', 'A', 'B')];
  const plans = keys.map(({ operationName }) => plan(operationName));
  for (const [at, each] of keys.entries()) cache.set(each, plans[at] ?? plan(), false);
  for (const [at, each] of keys.entries()) expect(cache.get(each)).toBe(plans[at]);
  expect([cache.get(key('{ ab }')), cache.get(key('{ a }', 'A')), cache.get(key('{ ab }', 'A', 'C'))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('finds the only operation of a document with its name and without one, and under no other', () => {
  const cache = createPlanCache(1_000_000, createPlanCacheCounts());
  const [one, two] = [plan('A'), plan('A')];
  cache.set(key('query A { a }', 'A'), one, true);
  cache.set(key('query A { b }'), two, true);
  expect([cache.get(key('query A { a }')), cache.get(key('query A { a }', 'A'))]).toEqual([one, one]);
  expect(cache.get(key('query A { b }', 'A'))).toBe(two);
  expect(cache.get(key('query A { a }', 'B'))).toBeUndefined();
});

it('is bounded by what it holds in memory, and drops what was not asked for longest', () => {
  const counts = createPlanCacheCounts();
  const cache = createPlanCache(400_000, counts);
  for (let n = 0; n < 1_000; n += 1) {
    cache.set(key(`{ a${n} }`), plan(), true);
    cache.get(key('{ a0 }'));
  }
  expect(counts.bytes).toBeLessThanOrEqual(400_000);
  expect(counts.entries).toBeLessThan(50); // texts are short here: their plans are not
  expect(counts.evictions).toBe(1_000 - counts.entries);
  expect(['{ a0 }', '{ a1 }', '{ a999 }'].map((query) => cache.has(key(query)))).toEqual([true, false, true]);
  cache.set(key('x'.repeat(500_000)), plan(), true); // larger than everything: not kept, and nothing is dropped for it
  expect(cache.has(key('{ a999 }'))).toBe(true);
  cache.clear();
  expect(counts).toMatchObject({ entries: 0, bytes: 0 });
});

it('counts hits and misses, and says what was used most', () => {
  const counts = createPlanCacheCounts();
  const cache = createPlanCache(1_000_000, counts);
  for (const [query, uses] of [
    ['{ a }', 2],
    ['{ b }', 5],
    ['{ c }', 1],
  ] as const) {
    cache.get(key(query));
    cache.set(key(query), plan(), true);
    for (let n = 0; n < uses; n += 1) cache.get(key(query));
  }
  expect(counts).toMatchObject({ hits: 8, misses: 3, entries: 3 });
  expect(cache.mostUsed(2)).toEqual([key('{ b }'), key('{ a }')]);
});
