import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createBatchBudget } from './batch-budget.ts';
import { checkLimits } from './check-limits.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

const check = (query: string, limits: Partial<Limits>) => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return checkLimits(document, operation, { ...DEFAULT_LIMITS, ...limits });
};
const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
const nested = (levels: number): string => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

describe('limits of one operation', () => {
  it.each<[string, string, string, Partial<Limits>, string, string]>([
    ['depth', nested(4), nested(5), { maxDepth: 4 }, 'QUERY_TOO_DEEP', '5 levels deep; at most 4'],
    [
      'depth through fragments',
      '{ a { ...A } } fragment A on T { b { ... { ...B } } } fragment B on T { c }',
      '{ a { ...A } } fragment A on T { b { ... { ...B } } } fragment B on T { c { d } }',
      { maxDepth: 3 },
      'QUERY_TOO_DEEP',
      '4 levels deep; at most 3',
    ],
    [
      'aliases',
      `{ ${times(3, (n) => `x${n}: a`)} }`,
      `{ ${times(4, (n) => `x${n}: a`)} }`,
      { maxAliases: 3 },
      'QUERY_TOO_LARGE',
      '4 aliases; at most 3',
    ],
    [
      'aliases through fragments spread twice',
      '{ a { ...A } b { ...A } } fragment A on T { x: c }',
      '{ a { ...A } b { ...A } d: e } fragment A on T { x: c }',
      { maxAliases: 2 },
      'QUERY_TOO_LARGE',
      '3 aliases; at most 2',
    ],
    [
      'root fields',
      '{ a b ...F } fragment F on Query { c }',
      '{ a b ...F } fragment F on Query { c d }',
      { maxRootFields: 3 },
      'QUERY_TOO_LARGE',
      '4 root fields; at most 3',
    ],
    [
      'fields, each spread counted',
      '{ a { ...A ...A } } fragment A on T { b c }',
      '{ a { ...A ...A d } } fragment A on T { b c }',
      { maxFields: 5 },
      'QUERY_TOO_LARGE',
      '6 fields, counted where fragments are spread; at most 5',
    ],
    [
      'directives in all, on fields, fragments and the operation',
      'query @x { a @x ... @x { b } ...F @x } fragment F on T @x { c }',
      'query @x { a @x ... @x { b @x } ...F @x } fragment F on T @x { c }',
      { maxDirectives: 5 },
      'QUERY_TOO_LARGE',
      '6 directives; at most 5',
    ],
    [
      'directives at one place',
      '{ a @x @x b @x @x }',
      '{ a @x @x @x }',
      { maxDirectivesAtOnePlace: 2 },
      'QUERY_TOO_LARGE',
      '3 directives at one place; at most 2',
    ],
  ])(
    '%s: just under is taken, just over refused with limit and measure',
    (_what, under, over, limits, code, message) => {
      expect(check(under, limits)).toBeNull();
      expect(check(over, limits)).toMatchObject({ code, message: expect.stringContaining(message) });
    },
  );

  it.each(['{ __schema { queryType { name } } }', '{ a ...F } fragment F on Query { x: __type(name: "T") { name } }'])(
    'tells no schema where that is off: %s',
    (query) => {
      expect(check(query, {})).toBeNull();
      expect(check(query, { introspection: false })).toMatchObject({ code: 'INTROSPECTION_DISABLED' });
    },
  );
  it('answers __typename though the schema is not told', () => {
    expect(check('{ __typename a { __typename } }', { introspection: false })).toBeNull();
  });

  it('costs no more than its text to measure', () => {
    // 2^60 fields when written out
    const fragments = times(60, (n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`);
    const beyond = check(`{ ...F0 } ${fragments} fragment F60 on T { a }`, { maxRootFields: 1e30 });
    expect(beyond).toMatchObject({ code: 'QUERY_TOO_LARGE' });
  });
});

describe('limits of several operations in one request', () => {
  const budgetOf = (limits: Partial<Limits>) => {
    const budget = createBatchBudget({ ...DEFAULT_LIMITS, ...limits });
    return (query: string) => {
      const document = parse(query);
      const operation = getOperationAST(document);
      if (operation) budget.take(document, operation);
    };
  };
  it('hold for the whole, and one that does not fit takes nothing from the next', () => {
    const take = budgetOf({ maxRootFields: 4, maxDepth: 2 });
    take('{ a b { c } }');
    expect(() => take('{ a b c }')).toThrow(/With the operations before it.* 5 root fields; at most 4/);
    take('{ a b { c } }');
    expect(() => take('{ a }')).toThrow(/5 root fields/);
  });
});
