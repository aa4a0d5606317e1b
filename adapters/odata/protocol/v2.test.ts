import { expect, it } from 'vitest';
import { V2 } from './v2.ts';

it('makes dates, navigations and metadata plain, however deep they lie', () => {
  const page = V2.pageOf({
    d: {
      __count: '7',
      __next: 'https://sap.example/API/A_Product?$skiptoken=2',
      results: [
        {
          __metadata: { uri: '…' },
          Changed: '/Date(1772431200123+0000)/',
          Day: '/Date(1772409600000)/',
          Before1970: '/Date(-86400000)/',
          to_Item: { results: [{ __metadata: {}, On: '/Date(0)/', to_Line: { __deferred: { uri: '…' } } }] },
          to_Supplier: { __metadata: {}, Supplier: 'V-1' },
          to_Nobody: null,
        },
      ],
    },
  });
  expect(page).toEqual({
    count: 7,
    next: 'https://sap.example/API/A_Product?$skiptoken=2',
    delta: null,
    rows: [
      {
        Changed: '2026-03-02T06:00:00.123Z',
        Day: '2026-03-02T00:00:00.000Z',
        Before1970: '1969-12-31T00:00:00.000Z',
        to_Item: [{ On: '1970-01-01T00:00:00.000Z', to_Line: null }],
        to_Supplier: { Supplier: 'V-1' },
        to_Nobody: null,
      },
    ],
  });
});

it('writes instants as its filters want them', () => {
  expect(V2.instant(1772431200123)).toBe("datetimeoffset'2026-03-02T06:00:00.123Z'");
});
