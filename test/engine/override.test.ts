// Fields that moved from one subgraph to another: at once, and for a share of the callers.
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { describe, expect, it } from 'vitest';
import { openGraph, type GraphOptions } from './kit/open-graph.ts';

const open = (override: string, planning: GraphOptions['planning'] = {}) =>
  openGraph({
    planning,
    subgraphs: {
      old: {
        sdl: 'type Query { items: [Item!]! } type Item @key(fields: "id") { id: ID! price: Int name: String }',
        resolvers: {
          Query: { items: () => [{ id: '1', price: 1, name: 'N' }] },
          Item: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 1, name: 'N' }) },
        },
      },
      new: {
        sdl: `type Query { fresh: [Item!]! } type Item @key(fields: "id") { id: ID! price: Int @override(from: "old"${override}) }`,
        resolvers: {
          Query: { fresh: () => [{ id: '1', price: 2 }] },
          Item: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 2 }) },
        },
      },
    },
  });
const QUERY = '{ items { name price } fresh { price name } }';
const answering = (price: number) => ({
  items: [{ name: 'N', price }],
  fresh: [{ price, name: 'N' }],
});

describe('an overridden field', () => {
  it.each([
    ['', 2],
    [', label: "percent(100)"', 2],
    [', label: "percent(0)"', 1],
  ])('with %j is answered by the right one', async (override, price) => {
    const { data, errors } = await open(override).ask(QUERY);
    expect(errors).toEqual([]);
    expect(data).toEqual(answering(price));
  });

  it('with a label of its own is moved where configuration says so', async () => {
    for (const [overrideLabels, price] of [
      [[], 1],
      [['other'], 1],
      [['new-price', 'other'], 2],
    ] as const) {
      const graph = open(', label: "new-price"', { overrideLabels });
      graph.gateway.engine.plans.warm({ query: QUERY, operationName: null });
      expect(await graph.ask(QUERY)).toMatchObject({ data: answering(price), errors: [] });
    }
  });

  it('goes to the same side for the same caller, and to both for many', async () => {
    const graph = open(', label: "percent(50)"');
    const seen = new Map<string, number>();
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 20; n += 1) {
        const subject = `caller-${n}`;
        const { data } = await graph.ask(QUERY, {}, { ...ANONYMOUS, subject });
        const price = Number(data.items[0].price);
        expect(data).toEqual(answering(price));
        if (round === 1) expect(seen.get(subject)).toBe(price);
        seen.set(subject, price);
      }
    }
    expect(new Set(seen.values())).toEqual(new Set([1, 2]));
  });
});
