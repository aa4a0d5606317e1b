import { expect, it } from 'vitest';
import { AppError, toAppError } from './app-error.ts';
import { ERROR_CODES, isErrorCode } from './codes.ts';
import { toGraphqlError } from './graphql-error.ts';

it('keeps what is known of an error, and its cause', () => {
  const cause = new Error('ECONNREFUSED 10.0.0.3');
  const error = new AppError('UPSTREAM_THROTTLED', 'The ERP is busy.', { cause, retryAfterMs: 1500 });
  expect(error).toMatchObject({ fault: 'UPSTREAM', retryable: true, retryAfterMs: 1500, cause });
  expect(toAppError(error)).toBe(error);
});

it('says nothing that a store could not write down', () => {
  expect(toAppError(new Error('row 7: "a\u0000b"')).message).toBe('row 7: "a\ufffdb"');
  expect(new AppError('UPSTREAM_PROTOCOL', 'half \ud83d and whole 😀').message).toBe('half \ufffd and whole 😀');
});

it('translates whatever was thrown', () => {
  class Mismatch extends Error {
    readonly code = 'CURRENCY_MISMATCH';
  }
  const abort = new DOMException('gone', 'AbortError');
  const timeout = new DOMException('late', 'TimeoutError');
  const plain = {
    code: 'NOT_FOUND',
    message: 'no such thing',
    fault: 'CALLER',
    retryable: false,
    retryAfterMs: null,
    nextStep: 'look',
  };
  const thrown = [
    new Mismatch('EUR and USD'),
    abort,
    timeout,
    plain,
    Object.assign(new Error('no'), { code: 'ENOENT' }),
    'text',
    null,
  ];
  expect(thrown.map((each) => toAppError(each).code)).toEqual([
    'CURRENCY_MISMATCH',
    'CANCELLED',
    'DEADLINE_EXCEEDED',
    'NOT_FOUND',
    'INTERNAL',
    'INTERNAL',
    'INTERNAL',
  ]);
  expect(toAppError(plain)).toMatchObject({ message: 'no such thing', nextStep: 'look' });
  expect(['toString', '__proto__', 'NOT_FOUND'].map(isErrorCode)).toEqual([false, false, true]);
});

it('masks what is internal and tells the rest, with the whole extension block', () => {
  const secret = toGraphqlError(toAppError(new Error('password=hunter2')), 'c-1', { path: ['product', 'name'] });
  expect(JSON.stringify(secret)).not.toContain('hunter2');
  expect(secret).toMatchObject({ path: ['product', 'name'], extensions: { code: 'INTERNAL', correlationId: 'c-1' } });
  const told = toGraphqlError(new AppError('INVALID_ARGUMENT', 'first must be at most 100.'), 'c-2');
  expect(told).toEqual({
    message: 'first must be at most 100.',
    extensions: {
      code: 'INVALID_ARGUMENT',
      fault: 'CALLER',
      retryable: false,
      retryAfterMs: null,
      nextStep: ERROR_CODES.INVALID_ARGUMENT.nextStep,
      correlationId: 'c-2',
    },
  });
});
