import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { toAppError } from '../errors/app-error.ts';
import { ANONYMOUS } from './anonymous.ts';
import { createAssertions } from './assertion.ts';
import { maySee, type Principal } from './principal.ts';
import { createRevocationList } from './revocations.ts';

const SECRET = 'a secret that is as long as its hash';
const start = Date.parse('2026-01-05T10:00:00Z');
const user: Principal = {
  ...ANONYMOUS,
  kind: 'USER',
  subject: 'anna',
  tokenId: 'j1',
  regions: ['SE'],
  expiresAtSeconds: start / 1_000 + 3_600,
  issuedAtSeconds: start / 1_000,
};
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (thrown: unknown) => toAppError(thrown).code,
  );

describe('assertions', () => {
  it('carry the principal, the same text until half its life is over, and end after a minute', async () => {
    let now = start;
    const gateway = createAssertions(SECRET, { now: () => now });
    const subgraph = createAssertions(SECRET, { now: () => now });
    const first = await gateway.signAssertion(user);
    expect(await subgraph.verifyAssertion(first)).toEqual(user);
    now += 29_000;
    expect(await gateway.signAssertion({ ...user })).toBe(first);
    now += 2_000;
    expect(await gateway.signAssertion(user)).not.toBe(first);
    now += 35_000;
    expect(await outcome(subgraph.verifyAssertion(first))).toBe('UNAUTHENTICATED');
  });

  it('never outlive the token they stand for', async () => {
    let now = start;
    const assertions = createAssertions(SECRET, { now: () => now });
    const brief = { ...user, expiresAtSeconds: start / 1_000 + 10 };
    const text = await assertions.signAssertion(brief);
    now += 16_000;
    expect(await outcome(assertions.verifyAssertion(text))).toBe('UNAUTHENTICATED');
    expect(await outcome(assertions.signAssertion(brief))).toBe('UNAUTHENTICATED');
  });

  it('are refused from anyone else: another secret, a caller’s token, a changed text', async () => {
    const clock = { now: () => start };
    const assertions = createAssertions(SECRET, clock);
    const foreign = await createAssertions(`${SECRET}!`, clock).signAssertion(user);
    const bearer = await new SignJWT({ principal: user })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('distribution-gateway')
      .setAudience('distribution-subgraph')
      .setIssuedAt(start / 1_000)
      .setExpirationTime(start / 1_000 + 60)
      .sign(new TextEncoder().encode(SECRET));
    const all = [foreign, bearer, `${await assertions.signAssertion(user)}x`, ''];
    expect(await Promise.all(all.map((text) => outcome(assertions.verifyAssertion(text))))).toEqual(
      Array(4).fill('UNAUTHENTICATED'),
    );
    expect(() => createAssertions('too short', clock)).toThrow(/32 characters/);
  });
});

describe('revocations', () => {
  const revokedAt = '2026-01-05T10:00:00.500Z';

  it('end every token of a subject issued up to then, and none issued after', () => {
    const list = createRevocationList();
    list.revoke({ subject: 'anna', tokenId: null, revokedAt });
    const issued = [start / 1_000 - 60, start / 1_000, start / 1_000 + 1, null];
    expect(issued.map((issuedAtSeconds) => list.isRevoked({ ...user, issuedAtSeconds }))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(list.isRevoked({ ...user, subject: 'bert' })).toBe(false);
    list.revoke({ subject: 'anna', tokenId: null, revokedAt: '2026-01-01T00:00:00Z' });
    expect(list.isRevoked(user)).toBe(true);
  });

  it('end one token by its id, and never the anonymous caller', () => {
    const list = createRevocationList();
    list.revoke({ subject: null, tokenId: 'j1', revokedAt });
    list.revoke({ subject: 'anonymous', tokenId: null, revokedAt });
    expect([user, { ...user, tokenId: 'j2' }, ANONYMOUS].map((each) => list.isRevoked(each))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('lets a row be seen by who may see all its dimensions', () => {
  const row = { region: 'SE', legalEntity: 'US01', customer: null };
  const nobody = { regions: [], legalEntities: null, customers: null };
  expect(maySee(user, row)).toBe(true);
  expect(maySee(user, { ...row, region: 'NE' })).toBe(false);
  expect(maySee(nobody, row)).toBe(false);
  expect(maySee(nobody, { ...row, region: null })).toBe(true);
  expect(maySee({ ...user, legalEntities: ['US02'] }, row)).toBe(false);
  expect(maySee({ ...user, legalEntities: ['US02'] }, { ...row, legalEntity: 'GROUP' })).toBe(true);
  expect(maySee({ ...user, customers: ['C1'] }, { ...row, customer: 'C2' })).toBe(false);
});
