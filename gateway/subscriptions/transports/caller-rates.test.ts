import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { expect, it } from 'vitest';
import { createCallerRates } from './caller-rates.ts';

const LIMITS = { maxConnections: 20, maxConnectionsPerPrincipal: 5, maxOperationsPerSecond: 2 };
const caller = (subject: string): Principal => ({ ...ANONYMOUS, kind: 'USER', subject });

const openRates = () => {
  let now = 0;
  const rates = createCallerRates(LIMITS, () => now);
  const beginMany = (principal: Principal, tries: number): number => {
    let begun = 0;
    for (let n = 0; n < tries; n += 1) {
      try {
        rates.takeTurn(principal);
        begun += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429, headers: { 'retry-after': '1' } });
      }
    }
    return begun;
  };
  return { rates, beginMany, pass: (ms: number) => (now += ms) };
};

it('lets a caller begin as many at once as it may hold, and then so many a second', () => {
  const { beginMany, pass } = openRates();
  expect(beginMany(caller('ann'), 10)).toBe(5);
  expect(beginMany(caller('ann'), 10)).toBe(0);
  pass(1_000);
  expect(beginMany(caller('ann'), 10)).toBe(2);
  pass(60_000);
  expect(beginMany(caller('ann'), 10)).toBe(5);
});

it('holds one caller up for nobody else; those without a token are one', () => {
  const { beginMany } = openRates();
  beginMany(caller('ann'), 10);
  expect(beginMany(caller('ben'), 10)).toBe(5);
  expect(beginMany(ANONYMOUS, 15)).toBe(15);
  expect(beginMany({ ...ANONYMOUS, subject: 'another' }, 15)).toBe(5);
});

it('forgets callers that have their full turn again, and no others', () => {
  const { rates, beginMany, pass } = openRates();
  for (let n = 0; n < 50; n += 1) rates.takeTurn(caller(`caller ${n}`));
  expect(rates.size).toBe(50);
  pass(9_000);
  beginMany(caller('ann'), 10);
  pass(1_500);
  expect(beginMany(caller('ann'), 10)).toBe(3); // not forgotten: 1.5 s of turns, not all of them
  expect(rates.size).toBe(1);
});
