import { expect, it } from 'vitest';
import type { TransportCounts } from './subgraph-transport.ts';
import { createTransportTotals } from './transport-totals.ts';

const transportThatCounts = (counts: () => TransportCounts) =>
  ({ kind: 'TEXT', send: () => Promise.reject(new Error('not asked')), counts }) as const;

it('adds up what the calls to a subgraph came to, those of supergraphs that are gone too', () => {
  const totals = createTransportTotals();
  let [before, after] = [0, 0];
  const of = (calls: number) => ({ calls, retries: 2, refused: 1, looked: 4, shared: 3 });
  const end = totals.follow(
    'stock',
    transportThatCounts(() => of(before)),
  );
  totals.follow(
    'stock',
    transportThatCounts(() => of(after)),
  );
  totals.follow('here', { kind: 'VALUES', send: () => Promise.reject(new Error('not asked')) });
  [before, after] = [5, 1];
  const both = { subgraph: 'stock', calls: 6, retries: 4, refused: 2, looked: 8, shared: 6 };
  expect(totals.read()).toEqual([both]);
  end();
  end();
  before = 100;
  expect(totals.read()).toEqual([both]);
  after = 2;
  expect(totals.read()).toEqual([{ ...both, calls: 7 }]);
});
