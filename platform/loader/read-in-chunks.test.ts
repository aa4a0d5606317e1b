import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { chunksOf, readInChunks } from './read-in-chunks.ts';

it('cuts so that every key is in one chunk, in order, and each chunk fits or is a single key', () => {
  const keys = fc.array(fc.string({ maxLength: 9 }));
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 20 }), (given, most, maxLength) => {
      const fits = (chunk: readonly string[]): boolean => chunk.join('').length <= maxLength;
      const chunks = chunksOf(given, most, fits);
      expect(chunks.flat()).toEqual([...new Set(given)]);
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.length).toBeLessThanOrEqual(most);
        expect(chunk.length === 1 || fits(chunk)).toBe(true);
      }
    }),
  );
});

it('a chunk that fails takes its own keys along, also those it had answered, and no others', async () => {
  const answers = await readInChunks(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    async (chunk, found) => {
      for (const key of chunk) {
        if (key === 'b') throw new AppError('UPSTREAM_TIMEOUT', 'no answer');
        if (key !== 'd') found.set(key, `the ${key}`);
      }
    },
    { textOf: (key) => key, failed: ({ code }) => code },
  );
  expect(Object.fromEntries(answers)).toEqual({ a: 'UPSTREAM_TIMEOUT', b: 'UPSTREAM_TIMEOUT', c: 'the c' });
});
