import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnNode } from '@distribution/test/kit/spawn-process';
import { argumentsOfScript } from '../npm-script.ts';
import { SPINE_OPERATIONS } from '../spine-operations.ts';

/** What an operation asked outside, every record being too old to be answered without. */
export interface OperationCalls {
  readonly name: string;
  /** Single records that were asked for: as many calls as one call per entity would be. */
  readonly records: number;
  readonly calls: number;
  readonly estimated: number;
}

/** What of an answer's extensions is read, as the gateway writes them. */
interface Told {
  readonly cost: { readonly estimatedErpCalls: number; readonly actualErpCalls: number };
  readonly explain: {
    readonly calls: readonly {
      readonly extensions: { readonly subgraph: { readonly sourceCalls: readonly { readonly keys: number }[] } } | null;
    }[];
  };
}

const ALWAYS_STALE = Object.fromEntries(
  ['PRODUCTS', 'LOCATIONS', 'INVENTORY', 'ORDERS', 'SUPPLY'].map((name) => [`FRESHNESS_${name}_BUDGET_MS`, '0']),
);

/** A page of 100 items of which each is read by its key, beside the operations of the spine. */
const BY_KEY = `{ inventoryPositions(first: 100) { nodes { product { name } location { name } } } }`;

const ask = async (url: string, query: string, variables: object): Promise<Told> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, extensions: { explain: true } }),
  });
  const { errors, extensions } = (await response.json()) as { errors?: unknown; extensions: Told }; // as the request asks for
  if (errors !== undefined) throw new Error(`the graph answered ${JSON.stringify(errors).slice(0, 500)}`);
  return extensions;
};

/** Asks each operation twice of a fresh one-process start; the second time counts. */
export const measureCalls = async (): Promise<readonly OperationCalls[]> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'adapters-bench-'));
  chmodSync(dataDir, 0o755); // as root, PostgreSQL runs as another user and must be able to pass through
  const product = spawnNode(argumentsOfScript('start'), { DATA_DIR: dataDir, PORT: '0', ...ALWAYS_STALE });
  try {
    const banner = /Graph and explorer\s+(\S+)\/graphql[\s\S]*Try\s+SKU (\S+), order (\S+)/;
    const [, url = '', sku = '', number = ''] = await product.waitFor(banner, 600_000);
    const results: OperationCalls[] = [];
    const asked = [
      ...SPINE_OPERATIONS.map(({ name, query, variables }) => ({ name, query, variables: variables(sku, number) })),
      { name: '100 positions', query: BY_KEY, variables: {} },
    ];
    for (const { name, query, variables } of asked) {
      await ask(url, query, variables);
      const { cost, explain } = await ask(url, query, variables);
      const reads = explain.calls.flatMap((call) => call.extensions?.subgraph.sourceCalls ?? []);
      const records = reads.reduce((sum, { keys }) => sum + keys, 0);
      results.push({ name, records, calls: cost.actualErpCalls, estimated: cost.estimatedErpCalls });
    }
    return results;
  } finally {
    await product.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
};
