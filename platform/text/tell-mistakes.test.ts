import { expect, it } from 'vitest';
import { z } from 'zod';
import { joinMistakes, tellMistakes } from './tell-mistakes.ts';

const mistakesOf = (schema: z.ZodType, value: unknown): string => {
  const { error } = schema.safeParse(value);
  if (error === undefined) throw new Error('it is right');
  return tellMistakes(error);
};

it('names every mistake of a value with its place, in one line', () => {
  const order = z.object({ number: z.string('is no text'), lines: z.array(z.object({ sku: z.string('is no text') })) });
  const told = mistakesOf(order, { number: 1, lines: [{ sku: 2 }, { sku: 'A' }, {}] });
  expect(told).toBe('✖ is no text   → at number ✖ is no text   → at lines[0].sku ✖ is no text   → at lines[2].sku');
});

it('stays short whatever there is to tell, and says how much it leaves out', () => {
  const told = mistakesOf(
    z.array(z.string('is no text')),
    Array.from({ length: 50_000 }, () => 1),
  );
  expect(told).toMatch(/at \[0\] .*at \[19\] and 49980 more$/);
  expect(joinMistakes(['x'.repeat(1_000_000), 'y']).length).toBeLessThan(2_100);
});
