import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { type CircuitReading, type Circuits, createCircuits } from './circuits.ts';

describe('circuits', () => {
  let circuits: Circuits;
  let changes: CircuitReading[];
  let asked: number;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    changes = [];
    asked = 0;
    circuits = createCircuits({
      system: 'erp',
      failures: 3,
      throttles: 5,
      openMs: 1_000,
      onChange: (reading) => changes.push(reading),
    });
  });
  afterEach(() => void vi.useRealTimers());

  const call = (outcome: ErrorCode | 'OK', lastingMs = 0, retryAfterMs: number | null = null): Promise<string> =>
    circuits.run('Items', async () => {
      asked += 1;
      vi.setSystemTime(Date.now() + lastingMs);
      if (outcome !== 'OK') throw new AppError(outcome, outcome, { retryAfterMs });
      return 'answer';
    });
  const codeOf = (outcome: Promise<unknown>): Promise<unknown> =>
    outcome.then(
      () => 'OK',
      (error: AppError) => error.code,
    );
  const repeat = async (times: number, outcome: ErrorCode | 'OK', lastingMs = 0): Promise<void> => {
    for (let at = 0; at < times; at += 1) await codeOf(call(outcome, lastingMs));
  };
  const state = () => circuits.readings()[0]?.state;

  it.each(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'] as const)('opens after %s in a row', async (code) => {
    await repeat(2, code);
    await repeat(1, 'OK');
    await repeat(2, code);
    expect(state()).toBe('CLOSED');
    await repeat(1, code);
    expect(state()).toBe('OPEN');
    expect(await codeOf(call('OK'))).toBe('UPSTREAM_UNAVAILABLE');
    expect(asked).toBe(6); // the last was not made
  });

  it('counts a deadline as a timeout when the call had waited for an answer, not when its caller was in a hurry', async () => {
    await repeat(10, 'DEADLINE_EXCEEDED', 50);
    expect(state()).toBe('CLOSED');
    await repeat(3, 'DEADLINE_EXCEEDED', 2_000);
    expect(state()).toBe('OPEN');
  });

  it('opens after a burst of refusals for quota, not after a few, for as long as the system asked', async () => {
    await repeat(4, 'UPSTREAM_THROTTLED');
    await repeat(1, 'OK');
    for (let at = 0; at < 5; at += 1) await codeOf(call('UPSTREAM_THROTTLED', 0, 30_000));
    expect(state()).toBe('OPEN');
    vi.setSystemTime(Date.now() + 29_000);
    await expect(call('OK')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryAfterMs: 1_000 });
    vi.setSystemTime(Date.now() + 1_000);
    expect(await call('OK')).toBe('answer');
  });

  it('opens on an endpoint that answers only now and then', async () => {
    for (let at = 0; at < 12 && state() !== 'OPEN'; at += 1) {
      await repeat(2, 'UPSTREAM_UNAVAILABLE');
      if (state() !== 'OPEN') await repeat(1, 'OK');
    }
    expect(state()).toBe('OPEN');
    expect(asked).toBe(20);
  });

  it('takes a refusal for what it is: an answer', async () => {
    await repeat(2, 'UPSTREAM_TIMEOUT');
    await repeat(1, 'UPSTREAM_REJECTED');
    await repeat(2, 'UPSTREAM_TIMEOUT');
    await repeat(10, 'CANCELLED');
    expect(state()).toBe('CLOSED');
  });

  describe('once open', () => {
    beforeEach(async () => {
      await repeat(3, 'UPSTREAM_UNAVAILABLE');
      asked = 0;
    });

    it('lets one probe out and has nobody wait for it', async () => {
      vi.setSystemTime(Date.now() + 1_000);
      let answer = (): void => undefined;
      const probe = circuits.run('Items', () => new Promise<void>((resolve) => (answer = resolve)));
      expect(state()).toBe('HALF_OPEN');
      expect(await codeOf(call('OK'))).toBe('UPSTREAM_UNAVAILABLE');
      expect(() => circuits.check('Items')).toThrow(/left alone/);
      expect(asked).toBe(0);
      answer();
      await probe;
      expect(await call('OK')).toBe('answer');
      expect(changes.map((change) => change.state)).toEqual(['OPEN', 'HALF_OPEN', 'CLOSED']);
    });

    it.each(['UPSTREAM_TIMEOUT', 'CANCELLED'] as const)('stays open when the probe ends with %s', async (code) => {
      vi.setSystemTime(Date.now() + 1_000);
      expect(await codeOf(call(code))).toBe(code);
      expect(state()).toBe('OPEN');
      expect(await codeOf(call('OK'))).toBe('UPSTREAM_UNAVAILABLE');
      expect(asked).toBe(1);
    });

    it('leaves other endpoints alone', async () => {
      expect(await circuits.run('Sites', async () => 'there')).toBe('there');
    });
  });
});
