import { expect, it } from 'vitest';
import { versionOf } from './dialect.ts';
import { failureOf, refusalKindOf } from './failure.ts';
import exchanges from './fixtures/exchanges.json' with { type: 'json' };

type Named = keyof typeof exchanges.errors;
const ENDPOINT = 'purchase.order.write';

it.each<[Named, string, boolean]>([
  ['AccessDenied', 'UPSTREAM_REJECTED', false],
  ['SessionExpired', 'UPSTREAM_REJECTED', false],
  ['AccessError', 'UPSTREAM_REJECTED', false],
  ['MissingError', 'UPSTREAM_REJECTED', false],
  ['ValidationError', 'UPSTREAM_REJECTED', false],
  ['UserError', 'UPSTREAM_REJECTED', false],
  ['ValueError', 'UPSTREAM_PROTOCOL', false],
  ['OperationalError', 'UPSTREAM_UNAVAILABLE', true],
  ['SerializationFailure', 'UPSTREAM_UNAVAILABLE', true],
])('maps %s to its code', (name, code, retryable) => {
  expect(failureOf('erp', ENDPOINT, exchanges.errors[name])).toMatchObject({ code, retryable });
});

it('knows crossed transactions by their words, whatever the exception is called', () => {
  const error = { message: 'Odoo Server Error', data: { name: 'builtins.Exception', message: 'deadlock detected' } };
  expect(failureOf('erp', ENDPOINT, error)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
});

it.each(Object.keys(exchanges.errors) as Named[])('shows nothing of the traceback of %s, in causes neither', (name) => {
  const failure = failureOf('erp', ENDPOINT, exchanges.errors[name]);
  const cause = failure.cause as Error & { kind: string }; // an OdooRefusal
  expect([failure.message, failure.nextStep, cause.message, cause.kind, failure.stack].join(' ')).not.toContain(
    'secret-place',
  );
});

it('passes on Odoo’s sentence, and says what to do about rights and credentials', () => {
  expect(failureOf('erp', ENDPOINT, exchanges.errors.UserError).message).toBe(
    'erp refused purchase.order.write: In order to delete a purchase order, you must cancel it first.',
  );
  expect(failureOf('erp', ENDPOINT, exchanges.errors.AccessError).nextStep).toContain('access rights');
  expect(failureOf('erp', ENDPOINT, exchanges.errors.AccessDenied).nextStep).toContain('credentials');
});

it('names the exception behind an error, and none behind others', () => {
  expect(refusalKindOf(failureOf('erp', ENDPOINT, exchanges.errors.ValueError))).toBe('builtins.ValueError');
  expect(refusalKindOf(new Error('other'))).toBeNull();
});

it('takes an error without a form for what it is', () => {
  expect(failureOf('erp', ENDPOINT, 'no')).toMatchObject({ code: 'UPSTREAM_PROTOCOL' });
});

it('reads the version of releases on premises and online, and refuses those it does not know', () => {
  expect(versionOf('erp', exchanges.version.result)).toBe(16);
  expect(versionOf('erp', exchanges.onlineVersion.result)).toBe(17);
  const old = { server_version: '14.0', server_version_info: [14, 0, 0, 'final', 0, ''] };
  expect(() => versionOf('erp', old)).toThrow('Odoo 14.0');
  expect(() => versionOf('erp', false)).toThrow('no Odoo');
});
