import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { describe, expect, it } from 'vitest';
import { createList } from './connection.ts';

const cursors = createCursorSealer('a secret for tests');
const list = createList('products:SKU', cursors);
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'no error';
};

describe('the arguments of a list', () => {
  it.each([
    [{}, { limit: 20, backward: false }],
    [{ first: 100 }, { limit: 100, backward: false }],
    [{ last: 1 }, { limit: 1, backward: true }],
  ])('take %j', (args, expected) => {
    expect(list.parsePage(args)).toMatchObject(expected);
  });

  it.each([
    { first: 0 },
    { first: -1 },
    { first: 101 },
    { last: 0 },
    { last: 101 },
    { first: 1, last: 1 },
    { last: 1, after: 'x' },
    { before: 'x' },
  ])('refuse %j', (args) => {
    expect(codeOf(() => list.parsePage(args))).toBe('INVALID_ARGUMENT');
  });

  it('go on behind a row by its cursor, and refuse a cursor that was made up, changed or of another list', () => {
    const page = {
      rows: [
        { row: 'a', sortKey: ['A', 1] },
        { row: 'b', sortKey: ['B', null] },
      ],
      hasNextPage: true,
      hasPreviousPage: false,
    };
    const { edges, nodes, pageInfo } = list.createConnection(page);
    const end = pageInfo.endCursor ?? '';
    expect(nodes).toEqual(['a', 'b']);
    expect(edges.map(({ cursor }) => cursor)).toEqual([pageInfo.startCursor, end]);
    expect(list.parsePage({ first: 5, after: end }).after).toEqual(['B', null]);
    expect(list.parsePage({ last: 5, before: end }).before).toEqual(['B', null]);

    const changed = `${end.slice(0, 3)}${end[3] === 'A' ? 'B' : 'A'}${end.slice(4)}`;
    const foreign = createList('products:NAME', cursors).createConnection(page).pageInfo.endCursor;
    const odd = cursors.sealCursor('products:SKU', { not: 'a key' });
    for (const after of ['', 'QQ', changed, foreign, odd]) {
      expect(codeOf(() => list.parsePage({ after }))).toBe('CURSOR_INVALID');
    }
  });

  it('have no cursors on an empty page', () => {
    const { pageInfo } = list.createConnection({ rows: [], hasNextPage: false, hasPreviousPage: false });
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });
});
