import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createV4, numbersAsText } from './v4.ts';

it('keeps all digits of numbers that a float would lose', () => {
  const json = '{"a":31.00000000000000000001,"b":[-0.10,12345678901234567890],"c":"7","d":null,"e":true}';
  expect(JSON.parse(numbersAsText(json))).toEqual({
    a: '31.00000000000000000001',
    b: ['-0.10', '12345678901234567890'],
    c: '7',
    d: null,
    e: true,
  });
});

it('changes nothing but numbers, whatever texts and names hold', () => {
  const withoutNumbers = (value: unknown): unknown =>
    typeof value === 'number'
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? value.map(withoutNumbers)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutNumbers(each)]))
          : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(numbersAsText(JSON.stringify(plain)))).toEqual(withoutNumbers(plain));
    }),
  );
});

it('takes a count that came as text', () => {
  const { parse, pageOf } = createV4({ knowsIn: false, writesAmountsAsText: false });
  expect(pageOf(parse('{"@odata.count":12,"value":[{"n":1.50}]}'))).toMatchObject({ count: 12, rows: [{ n: '1.50' }] });
});
