import { expect, it } from 'vitest';
import { createRowId } from './row-id.ts';

it('follows the one before it, within a millisecond too', () => {
  const ids = Array.from({ length: 20_000 }, createRowId);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});
