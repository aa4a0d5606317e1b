// The wall checks on a small tree that breaks every rule once: a check that finds nothing proves nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { slipsOf } from './habits.ts';
import { importsOf } from './import-edge.ts';
import { sizesOf } from './sizes.ts';
import { findOrphans } from './orphans.ts';
import { pathTo } from './reach.ts';
import { type SourceFile, readSources } from './source-file.ts';
import { wallFindings } from './walls.ts';
import { badName } from './words.ts';

let root: string | null = null;

afterEach(() => {
  if (root) rmSync(root, { recursive: true });
  root = null;
});

/** Writes the files into a folder of their own and reads them as the check does. */
function tree(files: Readonly<Record<string, string>>): SourceFile[] {
  root = mkdtempSync(path.join(tmpdir(), 'walls-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return readSources(root);
}

const findings = (file: string, text: string): string[] =>
  tree({ [file]: text })
    .flatMap(importsOf)
    .flatMap(wallFindings);

describe('a wrong import', () => {
  it.each([
    [
      'gateway/plan.ts',
      "import { a } from '@distribution/model/products/product';",
      'gateway may import only platform',
    ],
    ['platform/log/log.ts', "import { a } from '@distribution/model/origin';", 'platform may import only packages'],
    [
      'subgraphs/orders/loaders.ts',
      "import { a } from '../products/loaders.ts';",
      'folders of subgraphs do not know each other',
    ],
    [
      'subgraphs/orders/loaders.test.ts',
      "import { a } from '@distribution/subgraphs/products/loaders';",
      'do not know each other',
    ],
    ['adapters/odata/client.ts', "import { a } from '../generated/registry.ts';", 'the registry knows the folders'],
    ['sync/relay.ts', "import { a } from '@distribution/prisma/store/events';", 'sync may import only model, platform'],
    [
      'sync/relay.ts',
      "import { a } from '../platform/clock/clock.ts';",
      'by its name, as @distribution/platform/clock/clock',
    ],
    ['sync/store.ts', "import { PrismaClient } from '@prisma/client';", 'only prisma/ knows the Prisma client'],
    [
      'test/kit/store.ts',
      "import { PrismaClient } from '@distribution/prisma/generated/client';",
      'only prisma/ knows the Prisma client',
    ],
    ['gateway/gateway.ts', "import { a } from '@distribution/processes/world';", 'gateway may import only platform'],
    ['sync/relay.ts', "import { a } from '@distribution/test/kit/clock';", 'sync may import only model, platform'],
    ['model/page.ts', "import { a } from '@distribution/platform/errors/app-error';", 'only types of platform/errors/'],
    ['model/page.ts', "import type { A } from '@distribution/platform/clock/clock';", 'only types of platform/errors/'],
    ['model/page.ts', "import { readFileSync } from 'node:fs';", 'model is pure'],
    ['model/page.ts', "import DataLoader from 'dataloader';", 'model may import only these packages'],
    ['attic/old.ts', "import { z } from 'zod';", 'attic/ is no room'],
    ['gateway/plan.ts', "export { a } from '@distribution/model/origin';", 'gateway may import only platform'],
    ['gateway/plan.ts', "const a = await import('@distribution/model/origin');", 'gateway may import only platform'],
    ['gateway/plan.ts', "type A = import('@distribution/model/origin').Origin;", 'gateway may import only platform'],
  ])('%s: %s', (file, text, rule) => {
    const found = findings(file, `\n${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${file}:2 imports \\S+: `));
    expect(found[0]).toContain(rule);
  });
});

describe('a right import', () => {
  it.each([
    ['model/page.ts', "import type { PortError } from '@distribution/platform/errors/port-error';"],
    ['subgraphs/orders/loaders.ts', "import { a } from './resolvers/order.ts';"],
    ['subgraphs/create-subgraphs.ts', "import { a } from './generated/registry.ts';"],
    ['subgraphs/generated/registry.ts', "import { subgraph } from '../orders/subgraph.ts';"],
    ['adapters/odata/odata.test.ts', "import { a } from '@distribution/test/contract/erp';"],
    ['processes/embedded.ts', "import { a } from '@distribution/sandbox/sandbox';"],
    ['prisma/store/products.ts', "import { PrismaClient } from '../generated/client.ts';"],
    ['bench/page.ts', "import { a } from '@distribution/processes/embedded';"],
  ])('%s: %s', (file, text) => {
    expect(findings(file, text)).toEqual([]);
  });
});

it('finds a circle, also one of types only', () => {
  const sources = tree({
    'model/a.ts': "import { b } from './b.ts';",
    'model/b.ts': "import type { C } from '@distribution/model/c';",
    'model/c.ts': "import { a } from './a.ts';",
    'model/d.ts': "import { a } from './a.ts';",
  });
  expect(findCycles(sources.flatMap(importsOf))).toEqual([['model/a.ts', 'model/b.ts', 'model/c.ts', 'model/a.ts']]);
});

it('finds the chain by which a process reaches a room, types aside', () => {
  const edges = tree({
    'processes/sync.ts': "import { a } from './world.ts';",
    'processes/world.ts': "import { a } from './stand-in.ts';",
    'processes/stand-in.ts': "import { a } from '@distribution/sandbox/world/world';",
    'processes/gateway.ts': "import type { A } from './stand-in.ts';",
  }).flatMap(importsOf);
  const inSandbox = (file: string): boolean => file.startsWith('sandbox/');
  expect(pathTo('processes/sync.ts', inSandbox, edges)?.at(-1)).toBe('sandbox/world/world.ts');
  expect(pathTo('processes/sync.ts', inSandbox, edges)).toHaveLength(4);
  expect(pathTo('processes/gateway.ts', inSandbox, edges)).toBeNull();
});

it('finds a file that nothing imports', () => {
  const sources = tree({
    'sync/a.ts': "import { b } from '@distribution/platform/b';",
    'platform/b.ts': 'export const b = 1;',
    'sync/c.test.ts': "import './a.ts';",
    'platform/left.ts': 'export const left = 1;',
    'processes/gateway.ts': 'export {};',
    'sandbox/data/convert.ts': 'export {};',
  });
  const files = sources.map(({ file }) => file);
  expect(findOrphans(files, sources.flatMap(importsOf), ['node --import x sandbox/data/convert.ts --all'])).toEqual([
    'platform/left.ts',
  ]);
});

it('knows names that say nothing', () => {
  const names = ['model/utils/date.ts', 'sync/helpers.ts', 'gateway/plan/index.ts', 'gateway/queryPlan.ts'];
  expect(names.map((name) => badName(name) === null)).toEqual([false, false, false, false]);
  const good = [
    'model/products/product.ts',
    'gateway/plan.test.ts',
    'vitest.config.ts',
    'test/contract/erp.contract.test.ts',
    'sync/write-back.ts',
  ];
  expect(good.filter((name) => badName(name) !== null)).toEqual([]);
});

it('measures files', () => {
  expect(sizesOf(Array.from({ length: 100 }, (_, at) => at + 1))).toEqual({ files: 100, median: 50, p95: 95 });
  expect(tree({ 'model/a.ts': 'export const a = 1;\nexport const b = 2;\n' }).map(({ lines }) => lines)).toEqual([2]);
});

it('finds broken habits with their lines', () => {
  const text = [
    'export const a = (x: any) => x;',
    'export const b = process.env;',
    'export const c = JSON.parse("1") as number;',
    'export const d = JSON.parse("1") as number; // the literal above',
    '// the literal below',
    'export const e = JSON.parse("1") as number;',
    'export const f = ["a"] as const;',
    '// @ts-ignore',
    'export const g: number = "1";',
  ].join('\n');
  const lines = tree({ 'sync/relay.ts': text })
    .flatMap(slipsOf)
    .map(({ line }) => line);
  expect(lines.sort((left, right) => left - right)).toEqual([1, 2, 3, 8]);
});
