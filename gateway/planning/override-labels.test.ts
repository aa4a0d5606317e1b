import { describe, expect, it } from 'vitest';
import { composeGraph, linesOf, planOf } from './fixtures/plan-graph.ts';
import { labelSetsOf, labelsFor } from './override-labels.ts';

const graph = composeGraph({
  old: `
    type Query { items: [Item!]! }
    type Item @key(fields: "id") { id: ID!  price: Int  stock: Int }`,
  new: `
    type Item @key(fields: "id") {
      id: ID!  price: Int @override(from: "old", label: "percent(20)")  stock: Int @override(from: "old", label: "strangler")
    }`,
});

describe('progressive override', () => {
  it('knows the labels of a supergraph', () => {
    expect(graph.planning.overrideLabels).toEqual(['percent(20)', 'strangler']);
  });

  it('knows every set of labels that some caller has, in order', () => {
    const labels = ['percent(20)', 'percent(5)', 'percent(60)', 'strangler'];
    const known = labelSetsOf(labels).map((set) => [...set].join(' '));
    const given = Array.from({ length: 500 }, (_, n) => [...labelsFor(labels, { subject: `caller ${n}` })].join(' '));
    expect(new Set(given)).toEqual(new Set(known));
    expect(known).toHaveLength(4);
  });

  it('asks the new subgraph for what a label moves, where it holds', () => {
    const text = '{ items { price } }';
    expect(linesOf(planOf(graph, text))).toEqual(['old : {items{price}}']);
    expect(linesOf(planOf(graph, text, ['strangler']))).toEqual(['old : {items{price}}']);
    expect(linesOf(planOf(graph, text, ['percent(20)']))).toEqual([
      'old : {items{__typename id}}',
      'new items.@: {_entities(representations:$representations){...on Item{price}}}',
    ]);
  });
});

describe('the labels of a caller', () => {
  const subjects = Array.from({ length: 2_000 }, (_, n) => `user-${n}`);
  const holds = (label: string) => new Set(subjects.filter((subject) => labelsFor([label], { subject }).has(label)));

  it('hold for about as many callers as they say, always the same', () => {
    expect(holds('percent(20)').size / subjects.length).toBeCloseTo(0.2, 1);
    expect(holds('percent(20)')).toEqual(holds('percent(20)'));
    expect(holds('percent(0)').size).toBe(0);
    expect(holds('percent(100)').size).toBe(subjects.length);
    expect(holds('percent(0.5)').size).toBeLessThan(40);
  });

  it('stay with them when a share grows', () => {
    const few = holds('percent(20)');
    const more = holds('percent(40.5)');
    expect([...few].filter((subject) => !more.has(subject))).toEqual([]);
  });

  it('are none that are not shares, but where they are switched on', () => {
    const labels = ['strangler', 'percent(0)'];
    expect(labelsFor(labels, { subject: 'a' })).toEqual(new Set());
    expect(labelsFor(labels, { subject: 'a' }, new Set(['strangler', 'unknown']))).toEqual(new Set(['strangler']));
  });
});
