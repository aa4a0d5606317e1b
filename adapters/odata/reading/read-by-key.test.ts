import { expect, it } from 'vitest';
import { ITEMS, STOCK } from '../profiles/wholesale/record-types.ts';
import { filterOf } from '../protocol/key-filter.ts';
import { V2 } from '../protocol/v2.ts';
import { createV4 } from '../protocol/v4.ts';
import { chunkKeys } from './read-by-key.ts';

const V4 = createV4({ knowsIn: true, writesAmountsAsText: true });

const skus = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`SKU-${at}`]);

it('groups two-part keys by whichever part has fewer values, and matches no more than the keys', () => {
  const keys = [
    ['A', 'X'],
    ['B', 'X'],
    ['A', 'Y'],
    ['C', 'X'],
  ];
  expect(filterOf(V4, STOCK.keyParts, keys)).toBe(
    "(SiteNo eq 'X' and ItemNo in ('A','B','C')) or (SiteNo eq 'Y' and ItemNo in ('A'))",
  );
  expect(
    filterOf(V4, STOCK.keyParts, [
      ['A', 'X'],
      ['A', 'Y'],
    ]),
  ).toBe("(ItemNo eq 'A' and SiteNo in ('X','Y'))");
});

it('writes alternatives out where there is no `in`', () => {
  const keys = [
    ['A', 'X'],
    ['B', 'X'],
    ['B', 'Y'],
  ];
  expect(filterOf(V2, ['Item', 'Site'], keys)).toBe(
    "(Site eq 'X' and (Item eq 'A' or Item eq 'B')) or (Site eq 'Y' and (Item eq 'B'))",
  );
});

it('doubles quotes, so that a key cannot end the filter', () => {
  expect(filterOf(V4, ITEMS.keyParts, [["O'Neill') or (1 eq 1"]])).toBe("ItemNo in ('O''Neill'') or (1 eq 1')");
});

it('cuts by number of keys and by length of the path, and loses none', () => {
  const limits = { maxKeysPerRead: 100, maxPathBytes: 600 };
  const keys = skus(250);
  const chunks = chunkKeys(V4, ITEMS, keys, limits);
  expect(chunks.flat()).toEqual(keys);
  for (const chunk of chunks) {
    expect(chunk.length).toBeLessThanOrEqual(100);
    expect(
      `Items?$expand=Uoms&$filter=${encodeURIComponent(filterOf(V4, ITEMS.keyParts, chunk))}`.length,
    ).toBeLessThanOrEqual(600);
  }
});

it('takes a key that is too long by itself all the same', () => {
  expect(chunkKeys(V4, ITEMS, [['x'.repeat(900)]], { maxKeysPerRead: 100, maxPathBytes: 600 })).toHaveLength(1);
});
