import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { OutboundCall } from './outbound-request.ts';
import { createRepetition } from './repetition.ts';

const READ = { method: 'GET', path: 'things', endpoint: 'things' } as const;
const call: OutboundCall = {
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 60_000,
  correlationId: 'c-1',
};
const rules = { system: 'erp', maxAttempts: 4, backoffBaseMs: 0, backoffCapMs: 0, random: () => 0, now: Date.now };

it('repeats at most a fifth more than was asked once every call fails', async () => {
  const repeat = createRepetition(rules);
  let attempts = 0;
  const fail = async (): Promise<never> => {
    attempts += 1;
    throw new AppError('UPSTREAM_UNAVAILABLE', 'gone');
  };
  const crowd = async (size: number): Promise<number> => {
    attempts = 0;
    for (let at = 0; at < size; at += 1) await repeat(READ, call, fail).catch(() => undefined);
    return attempts - size;
  };
  expect(await crowd(5)).toBe(15); // a few: each as often as it may be
  await crowd(50);
  expect(await crowd(100)).toBe(20); // 300 repetitions would have been allowed one by one
});

it.each([
  [{ ...READ, method: 'POST' }, 1],
  [{ ...READ, method: 'POST', repeatable: false }, 1],
  [{ ...READ, method: 'POST', repeatable: true }, 4],
  [{ ...READ, method: 'POST', idempotencyKey: 'k-1' }, 4],
  [READ, 4],
] as const)('sends %j %i times when it fails for a moment each time', async (request, due) => {
  let attempts = 0;
  const fail = async (): Promise<never> => {
    attempts += 1;
    throw new AppError('UPSTREAM_UNAVAILABLE', 'gone');
  };
  await expect(createRepetition(rules)(request, call, fail)).rejects.toThrow('gone');
  expect(attempts).toBe(due);
});
