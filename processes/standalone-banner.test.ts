import { ANY_NAME } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { expect, it } from 'vitest';
import { standaloneBanner } from './standalone-banner.ts';

const configOf = (env: Readonly<Record<string, string>>) =>
  readConfig({ args: {}, env, file: null, root: '/project', workingDir: '/here' }, ANY_NAME);
const subgraphs = [
  { name: 'Stock_EU', url: 'http://stock.test/' },
  { name: 'orders', url: 'http://orders.test/' },
];

it('says where it answers and over which subgraphs, by settings before the supergraph', () => {
  const config = configOf({ SUBGRAPH_ORDERS_URL: 'http://elsewhere.test/', SUBGRAPH_STOCK_EU_PIPELINING: '4' });
  expect(standaloneBanner('http://127.0.0.1:4000', subgraphs, config).split('\n')).toEqual([
    'Graph at http://127.0.0.1:4000/graphql over Stock_EU (http://stock.test/), orders (http://elsewhere.test/).',
    'No authentication is configured: callers without a token are served on loopback only.',
  ]);
});

it('names what is set of subgraphs that there are none of', () => {
  const config = configOf({ SUBGRAPH_ORDRES_PIPELINING: '4', SUBGRAPH_STOCK_PIPELINING: '4' });
  expect(standaloneBanner('http://127.0.0.1:4000', subgraphs, config)).toContain(
    'Settings of subgraphs that this supergraph does not have: ordres, stock.',
  );
});
