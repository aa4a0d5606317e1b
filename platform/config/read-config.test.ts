import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toAppError } from '../errors/app-error.ts';
import { ANY_NAME, type Config, type Vocabulary } from './config.ts';
import { renderManual } from './manual.ts';
import { readConfig } from './read-config.ts';
import type { SettingSources } from './sources.ts';

const configOf = (given: Partial<SettingSources>, vocabulary: Partial<Vocabulary> = {}): Config =>
  readConfig(
    { args: {}, env: {}, file: null, root: '/project', workingDir: '/here', ...given },
    { ...ANY_NAME, ...vocabulary },
  );
const mistakesOf = (given: Partial<SettingSources>, vocabulary: Partial<Vocabulary> = {}): readonly string[] => {
  try {
    configOf(given, vocabulary);
    return [];
  } catch (thrown) {
    const error = toAppError(thrown);
    expect(error.code).toBe('CONFIG_INVALID');
    return error.message.split('\n');
  }
};
const fileOf = (content: Record<string, unknown>): SettingSources['file'] => ({ path: '/etc/dg/config.json', content });

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = configOf({});
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: '/project/.data',
      databaseUrl: null,
      auth: null,
      systems: {},
    });
  });

  it('takes arguments before the environment before the file, and resolves paths where they were written', () => {
    const file = fileOf({ port: 4002, dataDir: 'data', logLevel: 'warn', sandboxDataDir: './csv' });
    const config = configOf({ args: { port: '4001' }, env: { PORT: '4003', LOG_LEVEL: '', DATA_DIR: 'mine' }, file });
    expect(config).toMatchObject({
      port: 4001,
      logLevel: 'warn',
      dataDir: '/here/mine',
      sandboxDataDir: '/etc/dg/csv',
    });
  });

  it('says all mistakes at once, and never a secret', () => {
    const mistakes = mistakesOf({
      env: { PORT: '70000', REDIS_URL: 'mysql://u:hunter2@h', AUTH_ISUER: 'x', CURSOR_SECRET: 'short' },
      file: fileOf({ prot: 1, logLevel: 'loud', flows: { products: { pollIntervalMs: 1, colour: 'red' } } }),
    });
    expect(mistakes).toEqual([
      'AUTH_ISUER is not a setting; see docs/configuration.md for those there are.',
      'prot in /etc/dg/config.json is not a setting; see docs/configuration.md.',
      'PORT is "70000", and must be a whole number from 0 to 65535.',
      'REDIS_URL (its value is not shown) must be a URL that begins with redis:// or rediss://.',
      'logLevel in /etc/dg/config.json is "loud", and must be one of trace, debug, info, warn, error, fatal, silent.',
      'CURSOR_SECRET (its value is not shown) must be text of at least 16 characters.',
      'flows.products.pollIntervalMs in /etc/dg/config.json is 1, and must be a whole number from 100 to 2000000000.',
      'flows.products in /etc/dg/config.json: there is no setting "colour".',
    ]);
  });

  it('needs issuer and audience where authentication is on, and one source of keys', () => {
    expect(mistakesOf({ env: { AUTH_JWKS_URL: 'https://idp/jwks', AUTH_KEY_FILE: 'k.pem' } })).toEqual([
      'Set AUTH_JWKS_URL or AUTH_KEY_FILE, not both.',
      'AUTH_ISSUER must be set where authentication is on.',
      'AUTH_AUDIENCE must be set where authentication is on.',
    ]);
    expect(mistakesOf({ env: { AUTH_ISSUER: 'https://idp' } })).toHaveLength(1);
    expect(mistakesOf({ env: { AUTH_ALGORITHMS: 'RS256,none' } })[0]).toMatch(/^AUTH_ALGORITHMS is "RS256,none"/);
    const { auth } = configOf({
      env: { AUTH_KEY_FILE: 'k.pem', AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a', AUTH_ALGORITHMS: 'RS256, ES256' },
    });
    expect(auth).toMatchObject({ keyFile: '/here/k.pem', jwksUrl: null, algorithms: ['RS256', 'ES256'] });
  });

  it('reads flows, systems and subgraphs by name from both places, and refuses names there are not', () => {
    const vocabulary = { flows: ['sales-orders', 'products'], subgraphs: ['orders'] };
    const config = configOf(
      {
        env: {
          FLOW_SALES_ORDERS_FRESHNESS_TARGET_SECONDS: '30',
          SYSTEM_ERP_ADAPTER: 'odata',
          SYSTEM_ERP_URL: 'http://erp.local/odata',
          SYSTEM_ERP_USERNAME: 'graph',
          SYSTEM_ERP_PASSWORD: 'pw',
          SUBGRAPH_ORDERS_URL: 'http://orders:4001/graphql',
          SUBGRAPH_ORDERS_MAX_BATCH_SIZE: '200',
          SUBGRAPH_ORDERS_SHARING: 'off',
          SUBGRAPH_ORDERS_JOINS_FETCHES: 'off',
          SUBGRAPH_ORDERS_PIPELINING: '16',
          FRESHNESS_PRODUCTS_BUDGET_MS: '60000',
        },
        file: fileOf({
          flows: { 'sales-orders': { mode: 'EVENT', freshnessTargetSeconds: 10 } },
          systems: { erp: { adapter: 'other', pageSize: 50 } },
          cache: { products: { ttlMs: 5 } },
        }),
      },
      vocabulary,
    );
    expect(config.flows).toEqual({ 'sales-orders': { mode: 'EVENT', freshnessTargetSeconds: 30 } });
    expect(config.systems).toEqual({
      erp: {
        adapter: 'odata',
        settings: {
          system: 'erp',
          baseUrl: 'http://erp.local/odata',
          pageSize: 50,
          credentials: { kind: 'BASIC', username: 'graph', password: 'pw' },
        },
      },
    });
    expect(config.subgraphs).toEqual({
      orders: {
        url: 'http://orders:4001/graphql',
        maxBatchSize: 200,
        sharing: false,
        joinsFetches: false,
        pipelining: 16,
      },
    });
    expect(config.freshnessBudgetsMs).toEqual({ products: 60_000 });
    expect(config.cache).toEqual({ products: { ttlMs: 5 } });
    expect(mistakesOf({ env: { FLOW_SALE_ORDERS_MODE: 'EVENT' } }, vocabulary)).toEqual([
      'FLOW_SALE_ORDERS_MODE: "sale-orders" is not known in flows; there are sales-orders, products.',
    ]);
  });

  it('says all that is wrong with limits, costs and subgraphs at once', () => {
    const mistakes = mistakesOf(
      {
        env: {
          LIMIT_DEPTH: '0',
          LIMIT_DEPHT: '9',
          COST_MODE: 'enforce',
          OVERRIDE_LABELS: 'new-stock,,',
          SUBGRAPH_ORDERS_MAX_BATCH_SIZE: '0',
          SUBGRAPH_ORDRES_SHARING: 'on',
        },
      },
      { subgraphs: ['orders'] },
    );
    expect(mistakes).toEqual([
      'LIMIT_DEPHT is not a setting; see docs/configuration.md for those there are.',
      'LIMIT_DEPTH is "0", and must be a whole number from 1 to 10000000.',
      'COST_MODE is "enforce", and must be one of OFF, MEASURE, ENFORCE.',
      'OVERRIDE_LABELS is "new-stock,,", and must be a list of texts, with commas between.',
      'SUBGRAPH_ORDERS_MAX_BATCH_SIZE is "0", and must be a whole number from 1 to 1000000.',
      'SUBGRAPH_ORDRES_SHARING: "ordres" is not known in subgraphs; there are orders.',
    ]);
    expect(configOf({ env: { OVERRIDE_LABELS: 'new-stock, percent(20)' } }).overrideLabels).toEqual([
      'new-stock',
      'percent(20)',
    ]);
    expect(configOf({ file: fileOf({ overrideLabels: ['new-stock'] }) }).overrideLabels).toEqual(['new-stock']);
  });

  it('wants a whole system', () => {
    expect(mistakesOf({ env: { SYSTEM_ERP_TOKEN: 'secret-token', SYSTEM_ERP_USERNAME: 'u' } })).toEqual([
      'The system "erp" needs an adapter (SYSTEM_<NAME>_ADAPTER).',
      'The system "erp" has a token and a user: set one of them.',
      'The system "erp" needs both user and password, or neither.',
    ]);
  });

  it('leaves to the adapter whether its system has a URL', () => {
    const file = fileOf({ systems: { files: { adapter: 'files', folder: 'here' } } });
    expect(configOf({ file }).systems).toEqual({
      files: { adapter: 'files', settings: { system: 'files', folder: 'here' } },
    });
  });

  it('is described in docs/configuration.md', () => {
    const manual = path.resolve(import.meta.dirname, '../../docs/configuration.md');
    expect(readFileSync(manual, 'utf8')).toBe(renderManual());
  });
});
