import { expect, it } from 'vitest';
import { chunkKeys, filterOf } from './read-by-key.ts';
import { ITEMS, STOCK } from './record-types.ts';

const skus = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`SKU-${at}`]);

it('groups two-part keys by whichever part has fewer values, and matches no more than the keys', () => {
  const keys = [
    ['A', 'X'],
    ['B', 'X'],
    ['A', 'Y'],
    ['C', 'X'],
  ];
  expect(filterOf(STOCK.keyParts, keys)).toBe(
    "(SiteNo eq 'X' and ItemNo in ('A','B','C')) or (SiteNo eq 'Y' and ItemNo in ('A'))",
  );
  expect(
    filterOf(STOCK.keyParts, [
      ['A', 'X'],
      ['A', 'Y'],
    ]),
  ).toBe("(ItemNo eq 'A' and SiteNo in ('X','Y'))");
});

it('doubles quotes, so that a key cannot end the filter', () => {
  expect(filterOf(ITEMS.keyParts, [["O'Neill') or (1 eq 1"]])).toBe("ItemNo in ('O''Neill'') or (1 eq 1')");
});

it('cuts by number of keys and by length of the path, and loses none', () => {
  const limits = { maxKeysPerRead: 100, maxPathBytes: 600 };
  const keys = skus(250);
  const chunks = chunkKeys(ITEMS, keys, limits);
  expect(chunks.flat()).toEqual(keys);
  for (const chunk of chunks) {
    expect(chunk.length).toBeLessThanOrEqual(100);
    expect(
      `Items?$expand=Uoms&$filter=${encodeURIComponent(filterOf(ITEMS.keyParts, chunk))}`.length,
    ).toBeLessThanOrEqual(600);
  }
});

it('takes a key that is too long by itself all the same', () => {
  expect(chunkKeys(ITEMS, [['x'.repeat(900)]], { maxKeysPerRead: 100, maxPathBytes: 600 })).toHaveLength(1);
});
