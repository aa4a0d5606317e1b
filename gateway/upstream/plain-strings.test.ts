import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAnswer } from './answer-body.ts';
import { hasPlainStrings } from './plain-strings.ts';

const parsed = (text: string) => parseAnswer('s', { status: 200, text, retryAfterMs: null });

it('calls strings plain only where each can stand between quotes as it is', () => {
  const strings = fc.string({
    unit: fc.oneof(fc.constantFrom('a', '"', '\\', '\n', '\ud800', 'ü', '😀'), fc.string()),
  });
  fc.assert(
    fc.property(strings, (text) => {
      const answer = parsed(JSON.stringify({ data: { text } }));
      if (hasPlainStrings(answer)) expect(`"${String(answer.data?.['text'])}"`).toBe(JSON.stringify(text));
    }),
  );
});

it.each([
  ['{"data":{"name":"Ünïcode 😀","n":1}}', true],
  ['{"data":{"name":"a \\"quoted\\" one"}}', false],
  ['{"data":{"name":"\\u0041"}}', false],
  ['{"data":null,"errors":[{"message":"C:\\\\temp"}]}', false],
])('knows of %s whether it is', (text, plain) => {
  expect(hasPlainStrings(parsed(text))).toBe(plain);
});

it('knows nothing of answers that were never JSON', () => {
  expect(hasPlainStrings({ data: { name: 'a' } })).toBe(false);
});
