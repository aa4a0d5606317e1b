import { expect, it } from 'vitest';
import { MOST_LEVELS, parseReceivedJson, TOO_DEEP } from './received-json.ts';

const nested = (levels: number, inner = '1'): string => '{"a":['.repeat(levels / 2) + inner + ']}'.repeat(levels / 2);

it.each(['{"a":[1,{"b":null}],"__proto__":{"c":"d"}}', '[]', '"text"', 'null', nested(MOST_LEVELS)])(
  'is as JSON.parse reads it: %s',
  (text) => expect(JSON.stringify(parseReceivedJson(text))).toBe(JSON.stringify(JSON.parse(text))),
);

it.each([MOST_LEVELS + 2, 200_000])(
  'cuts off what is nested %i levels deep, and keeps what stands beside it',
  (levels) => {
    const text = `{"before":1,"deep":${nested(levels)},"after":[2]}`;
    expect(() => JSON.stringify(parseReceivedJson(text))).not.toThrow();
    expect(parseReceivedJson(text)).toMatchObject({ before: 1, after: [2] });
    expect(JSON.stringify(parseReceivedJson(text))).toContain(TOO_DEEP);
  },
);

it('throws a SyntaxError for what is no JSON', () => {
  expect(() => parseReceivedJson('{')).toThrow(SyntaxError);
});
