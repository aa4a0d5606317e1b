import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGrants, type GrantEnd } from './grants.ts';
import { createRate } from './rate.ts';
import { createSeats } from './seats.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const caller = (tokenId: string, forMs: number | null, more: Partial<Principal> = {}): Principal => ({
  ...ANONYMOUS,
  kind: 'USER',
  subject: 'ann',
  tokenId,
  issuedAtSeconds: Date.now() / 1_000,
  expiresAtSeconds: forMs === null ? null : (Date.now() + forMs) / 1_000,
  ...more,
});

const open = () => {
  const revocations = createRevocationList();
  const grants = createGrants((principal) => revocations.isRevoked(principal));
  const ends: GrantEnd[] = [];
  return { revocations, ends, open: (principal: Principal) => grants.open(principal, (end) => ends.push(end)) };
};

it.each([60_000, 24 * DAY_MS, 40 * DAY_MS, 400 * DAY_MS])('lasts as long as its token: %i ms', (forMs) => {
  const { ends, open: begin } = open();
  begin(caller('t1', forMs));
  // The clock is set on; ticking through a year of half seconds would take as long as a coffee.
  vi.setSystemTime(Date.now() + forMs - 2_000);
  vi.advanceTimersByTime(1_000);
  expect(ends).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(ends).toEqual(['EXPIRED']);
});

it('ends within a second of a revocation though nobody asks, once, and costs nothing when no other is open', () => {
  const { ends, revocations, open: begin } = open();
  const grant = begin(caller('t1', null));
  vi.advanceTimersByTime(10_250);
  revocations.revoke({ subject: null, tokenId: 't1', revokedAt: new Date().toISOString() });
  expect(ends).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect([ends, grant.isValid(), vi.getTimerCount()]).toEqual([['REVOKED'], false, 0]);
});

it('is not valid from the very moment, before anybody looked', () => {
  const { ends, revocations, open: begin } = open();
  const grant = begin(caller('t1', null));
  revocations.revoke({ subject: 'ann', tokenId: null, revokedAt: new Date().toISOString() });
  expect([grant.isValid(), grant.isValid(), ends]).toEqual([false, false, ['REVOKED']]);
});

it('goes on by a token of the same caller with the same rights, and is then judged by that one', () => {
  const { ends, revocations, open: begin } = open();
  const grant = begin(caller('t1', 1_000));
  expect(() => grant.renew(caller('t2', 9_000, { subject: 'bob' }))).toThrow('same caller');
  expect(() => grant.renew(caller('t2', 9_000, { roles: ['admin'] }))).toThrow('same caller');
  grant.renew(caller('t2', 9_000));
  vi.advanceTimersByTime(5_000);
  revocations.revoke({ subject: null, tokenId: 't1', revokedAt: new Date().toISOString() });
  expect([grant.isValid(), ends]).toEqual([true, []]);
  vi.advanceTimersByTime(5_000);
  expect(ends).toEqual(['EXPIRED']);
  expect(() => grant.renew(caller('t3', 9_000))).toThrow('no longer valid');
});

it('tells nobody after its connection has gone', () => {
  const { ends, open: begin } = open();
  begin(caller('t1', 1_000)).leave();
  vi.advanceTimersByTime(5_000);
  expect([ends, vi.getTimerCount()]).toEqual([[], 0]);
});

it('counts seats by gateway and by caller, whatever order they are left in', () => {
  const seats = createSeats({ maxConnections: 4, maxConnectionsPerPrincipal: 2 });
  const [one, two, three, four] = [seats.take(), seats.take(), seats.take(), seats.take()];
  expect(() => seats.take()).toThrow('All 4 connections');
  one?.assign(caller('t1', null));
  two?.assign(caller('t2', null));
  expect(() => three?.assign(caller('t3', null))).toThrow('2 connections');
  three?.assign(caller('t3', null, { subject: 'bob' }));
  four?.assign(ANONYMOUS);
  one?.leave();
  one?.leave();
  const again = seats.take();
  again.assign(caller('t4', null));
  expect(() => seats.take()).toThrow('All 4 connections');
  again.leave();
  four?.leave();
  seats.take().assign(caller('t5', null));
  expect(() => seats.take().assign(caller('t6', null))).toThrow('2 connections');
});

it('gives a burst, then so many a second, and never more than a burst at once', () => {
  let now = 0;
  const rate = createRate(3, 2, () => now);
  expect([rate.take(), rate.take(), rate.take(), rate.take()]).toEqual([0, 0, 0, 500]);
  now = 250;
  expect(rate.take()).toBe(250);
  now = 500;
  expect([rate.take(), rate.take()]).toEqual([0, 500]);
  now = 1_000_000;
  expect([rate.take(), rate.take(), rate.take(), rate.take()]).toEqual([0, 0, 0, 500]);
});
