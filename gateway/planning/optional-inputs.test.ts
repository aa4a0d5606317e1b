import { expect, it } from 'vitest';
import { composeGraph, fetchesOf, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  s0: `
    type Query { one: Thing }
    type Thing @key(fields: "id") { id: ID!  d: Int  e: Int }`,
  s1: `
    type Thing @key(fields: "id") {
      id: ID!  free: Int  d: Int @external  e: Int @external
      needsD: Int @requires(fields: "d")  needsE: Int @requires(fields: "e")  needsBoth: Int @requires(fields: "d e")
    }`,
});

/** The names in each fragment of what the last fetch requires. */
const requiredBy = (text: string): string[] => {
  const { fetch } = fetchesOf(planOf(graph, text).node).at(-1) ?? {};
  return (fetch?.requires ?? []).map((each) =>
    (each.selections ?? [])
      .map((inner) => (inner.kind === 'Field' ? inner.name : ''))
      .sort()
      .join(' '),
  );
};

it('keeps what only fields under conditions need out of what the others need', () => {
  const text = 'query ($v: Boolean!) { one { free needsE needsD @skip(if: $v) } }';
  const fragments = requiredBy(text);
  expect(fragments).toContain('__typename e id');
  expect(fragments).toContain('__typename d e id');
});

it('keeps what fields under different conditions need apart', () => {
  const fragments = requiredBy(
    'query ($v: Boolean!, $w: Boolean!) { one { free needsD @skip(if: $v) needsE @include(if: $w) } }',
  );
  expect(fragments).toEqual(expect.arrayContaining(['__typename id', '__typename d id', '__typename e id']));
});

it('requires all at once where nothing is under a condition, or one that is not needs it too', () => {
  expect(requiredBy('{ one { free needsBoth } }')).toEqual(['__typename d e id']);
  const shared = requiredBy('query ($v: Boolean!) { one { needsBoth needsD @skip(if: $v) } }');
  expect(new Set(shared)).toEqual(new Set(['__typename d e id']));
});
