// The generators on a small tree: what a folder is worth without a line anywhere else, and what drift and mistakes say.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settle } from './artifact.ts';
import { makeComposeServices } from './compose-file.ts';
import { makeNotice } from './notice.ts';
import { makeRegistries } from './registry.ts';
import { makeResolverTypes } from './resolver-types.ts';
import { makeSupergraph } from './supergraph.ts';

const repository = path.resolve(import.meta.dirname, '..');
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'generate-'));
  write(
    'codegen.yml',
    readFileSync(path.join(repository, 'codegen.yml'), 'utf8').replace(/^mappers:[^]*/m, 'mappers: {}\n'),
  );
  write(
    'model/products/product.ts',
    'export interface Product { id: string }\nexport interface ProductRef { id: string }\n',
  );
  write('model/measure/quantity.ts', 'export type Quantity = { value: string };\n');
  write(
    'subgraphs/products/schema.graphql',
    `${LINK}type Query { product: Product }\ntype Product @key(fields: "id") { id: ID! }\n`,
  );
  write(
    'subgraphs/stock/schema.graphql',
    `${LINK}type Product @key(fields: "id") { id: ID! onHand: Quantity levels: Levels }
type Quantity { value: String! }
type Levels { low: Boolean! }
`,
  );
  write('subgraphs/stock/parents.ts', 'export interface Levels { low: boolean }\n');
  write('subgraphs/products/subgraph.ts', 'export const subgraph = 1;\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

it('finds the parent object of a type by its name', async () => {
  const made = await makeResolverTypes(root);
  expect(made.problems).toEqual([]);
  const text = (name: string): string => made.artifacts.find(({ file }) => file.includes(name))?.text ?? '';
  expect(text('products')).toContain("{ Product as ProductParent } from '@distribution/model/products/product'");
  expect(text('stock')).toContain("{ ProductRef as ProductRefParent } from '@distribution/model/products/product'");
  expect(text('stock')).toContain("{ Quantity as QuantityParent } from '@distribution/model/measure/quantity'");
  expect(text('stock')).toContain("{ Levels as LevelsParent } from '../parents.ts'");
});

it('prefers what codegen.yml says, and refuses mappers for no subgraph', async () => {
  const settings = readFileSync(path.join(root, 'codegen.yml'), 'utf8');
  write(
    'codegen.yml',
    settings.replace('mappers: {}', 'mappers:\n  stock: { Levels: false, Quantity: "../own.ts#Own" }\n  gone: {}'),
  );
  const made = await makeResolverTypes(root);
  const stock = made.artifacts.find(({ file }) => file.includes('stock'))?.text;
  expect(stock).not.toContain('LevelsParent');
  expect(stock).toContain("{ Own } from '../own.ts'");
  expect(made.problems).toEqual(['codegen.yml has mappers for "gone", which is no folder in subgraphs/']);
});

it('registers a folder that has its entry file, and names one without the export', async () => {
  write('adapters/odata-v4/adapter.ts', 'export const adapter = 1;\n');
  const made = await makeRegistries(root);
  expect(made.problems).toEqual([]);
  const text = (room: string): string => made.artifacts.find(({ file }) => file.startsWith(room))?.text ?? '';
  expect(text('subgraphs')).toContain("import { subgraph as products } from '../products/subgraph.ts';");
  expect(text('adapters')).toContain("'odata-v4': odataV4,");
  write('adapters/csv/adapter.ts', 'export const other = 1;\n');
  expect((await makeRegistries(root)).problems).toEqual(['adapters/csv/adapter.ts must export `adapter`']);
});

it('composes the schemas, and a conflict is a problem with the field in it', async () => {
  const made = await makeSupergraph(root);
  expect(made.problems).toEqual([]);
  expect(made.artifacts[0]?.text).toContain('@join__graph(name: "stock", url: "http://stock:4000/graphql")');
  write('subgraphs/third/schema.graphql', `${LINK}type Quantity { value: Int! }\n`);
  const problems = (await makeSupergraph(root)).problems.join('\n');
  expect(problems).toContain('Quantity.value');
});

it('lists what composition hints at, by code, and composes all the same', async () => {
  write(
    'subgraphs/third/schema.graphql',
    `${LINK}type Product @key(fields: "id") { id: ID! height: Int @shareable }\n`,
  );
  write(
    'subgraphs/stock/schema.graphql',
    `${LINK}type Product @key(fields: "id") { id: ID! height: Int! @shareable }\n`,
  );
  const made = await makeSupergraph(root);
  expect(made.problems).toEqual([]);
  expect(made.artifacts).toHaveLength(1);
  expect(made.remarks.join('\n')).toMatch(
    /3 subgraphs, \d+ hints?\n.* hint INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE: .*height/,
  );
});

it('gives every subgraph a service of the compose file, for which the gateway waits', async () => {
  const before = readFileSync(path.join(repository, 'docker-compose.yml'), 'utf8');
  write('docker-compose.yml', before);
  write('subgraphs/stock/subgraph.ts', 'export const subgraph = 1;\n');
  const text = (await makeComposeServices(root)).artifacts[0]?.text ?? '';
  expect(text).toContain('depends_on:\n      - products\n      - stock\n');
  expect(text).toContain('\n  stock:\n    <<: *subgraph\n    command: [subgraph, stock]\n');
  expect(text).not.toContain('  forecasts:');
  expect(text.slice(-40)).toBe(before.slice(-40));
  write('docker-compose.yml', 'services: {}\n');
  expect((await makeComposeServices(root)).problems).toHaveLength(1);
});

it('writes what differs, and with check only names it', async () => {
  const { artifacts } = await makeRegistries(root);
  expect(await settle(root, artifacts, true)).toEqual([
    'subgraphs/generated/registry.ts',
    'adapters/generated/registry.ts',
  ]);
  expect(await settle(root, artifacts, true)).toHaveLength(2);
  await settle(root, artifacts, false);
  expect(await settle(root, artifacts, true)).toEqual([]);
});

it('lists only what production installs', async () => {
  const packages = {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b/node_modules/@c/d': { version: '2.0.0', license: 'Elastic-2.0' },
    'node_modules/e': { version: '3.0.0', license: 'MIT', dev: true },
  };
  write('package-lock.json', JSON.stringify({ packages }));
  const text = (await makeNotice(root)).artifacts[0]?.text ?? '';
  expect(text).toMatch(/\nElastic-2\.0\n {2}@c\/d 2\.0\.0\n\nMIT\n {2}a 1\.0\.0\n$/);
});
