import { expect, it } from 'vitest';
import { failureOf, isStale } from './failure.ts';

it.each<[string, unknown, string, boolean]>([
  ['a refusal', ['UserError', ['You need a warehouse.', '', null]], 'UPSTREAM_REJECTED', false],
  ['a question', ['UserWarning', ['late_line', 'The line is late.', '']], 'UPSTREAM_REJECTED', false],
  ['a login', ['LoginException', ['password', 'Password for admin', 'password']], 'UPSTREAM_REJECTED', false],
  ['a lost race', ['ConcurrencyException', 'Records were modified in the meanwhile'], 'UPSTREAM_UNAVAILABLE', true],
  ['crossed transactions', ['could not serialize access due to concurrent update\n', ''], 'UPSTREAM_UNAVAILABLE', true],
  ['a mistake of the program', ["'nofield'", 'Traceback …'], 'UPSTREAM_PROTOCOL', false],
  ['something that is no error', { message: 'no' }, 'UPSTREAM_PROTOCOL', false],
])('maps %s to its code', (_name, error, code, retryable) => {
  expect(failureOf('erp', 'model.sale.sale.quote', error)).toMatchObject({ code, retryable });
});

it('passes on Tryton’s sentence, and no traceback', () => {
  const refused = failureOf('erp', 'x', ['UserError', ['You need a warehouse.', 'Give it one.', null]]);
  expect(refused.message).toBe('erp refused x: You need a warehouse. Give it one.');
  const broken = failureOf('erp', 'x', ["'nofield'", 'Traceback: File "/usr/lib/secret.py"']);
  expect(`${broken.message} ${String(broken.cause)}`).not.toContain('secret.py');
});

it('names the warning that somebody has to accept', () => {
  expect(failureOf('erp', 'x', ['UserWarning', ['late_line', 'Late.', '']]).nextStep).toContain('"late_line"');
});

it('knows a stale write from other failures', () => {
  const stale = failureOf('erp', 'x', ['ConcurrencyException', 'Records were modified']);
  expect([stale, failureOf('erp', 'x', ['UserError', ['No.', '', null]]), new Error('x')].map(isStale)).toEqual([
    true,
    false,
    false,
  ]);
});
