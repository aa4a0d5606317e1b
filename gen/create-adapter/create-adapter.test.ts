// A folder that was just generated, outside of this checkout as an integrator's would be: it is sound by the house's own
// tools, conforms to the kit from its first minute, and nothing is ever written over.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameProblem } from './adapter-name.ts';

const root = path.resolve(import.meta.dirname, '../..');
const CREATE = 'gen/create-adapter/create-adapter.ts';
const CONFORMANCE = 'test/conformance/conformance.ts';

let outside: string;
beforeEach(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'create-adapter-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(outside, 'node_modules'), 'dir');
  writeFileSync(path.join(outside, 'package.json'), '{ "type": "module" }\n');
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

/** Runs Node in the checkout; answers exit code and all that was printed. */
const run = (...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 8 << 20 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, output: stdout + stderr }),
    );
  });
const runTool = (file: string, ...args: readonly string[]) =>
  run('--import', '@distribution/platform/typescript/register', file, ...args);

it('makes an adapter that conforms in one go, by the command an integrator runs', async () => {
  const made = await runTool(CREATE, 'acme-erp', '--into', outside);
  expect(made.output).toContain('adapter.ts');
  const verdict = await runTool(CONFORMANCE, '--adapter', path.join(outside, 'acme-erp'));
  expect(verdict.output).toMatch(/acme-erp conforms: (3[5-9]|4\d) passed, \d+ waived, 0 failed/);
  expect([made.code, verdict.code]).toEqual([0, 0]);
});

it('makes files that compile, and are formatted', { timeout: 180_000 }, async () => {
  await runTool(CREATE, 'acme-erp', '--into', outside);
  const extending = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: { incremental: false, typeRoots: [path.join(root, 'node_modules/@types')] },
    include: ['acme-erp/**/*.ts'],
    exclude: [],
  };
  writeFileSync(path.join(outside, 'tsconfig.json'), JSON.stringify(extending));
  const types = await run('node_modules/typescript/bin/tsc', '-p', outside);
  expect(types.output).toBe('');
  const settings = path.join(root, '.prettierrc');
  const format = await run(
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--config',
    settings,
    path.join(outside, 'acme-erp'),
  );
  expect(format.output).toContain('All matched files');
});

it('says what is broken, and ends with 1, when the adapter is', async () => {
  await runTool(CREATE, 'acme-erp', '--into', outside);
  const file = path.join(outside, 'acme-erp', 'read-products.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('return skus.map(', 'return [...skus].sort().map('));
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  const { code, output } = await runTool(
    CONFORMANCE,
    '--adapter',
    path.join(outside, 'acme-erp'),
    '--rule',
    'reads.order',
  );
  expect(code).toBe(1);
  expect(output).toMatch(/FAILED {2}reads\.order[^]*seen: products: asked for[^]*do: [^]*does not conform/);
});

it('writes over nothing', async () => {
  mkdirSync(path.join(outside, 'acme-erp'));
  writeFileSync(path.join(outside, 'acme-erp', 'mine.ts'), 'mine');
  const { code, output } = await runTool(CREATE, 'acme-erp', '--into', outside);
  expect(code).toBe(2);
  expect(output).toContain('is there already; nothing was written');
  expect(readdirSync(path.join(outside, 'acme-erp'))).toEqual(['mine.ts']);
});

describe('a name', () => {
  it.each(['acme', 'acme-erp', 'sap4', 'x', 'n'.repeat(40)])('%s is good', (name) => {
    expect(nameProblem(name)).toBeNull();
  });
  it.each([
    '',
    'Acme',
    '4acme',
    'acme_erp',
    '../acme',
    'acme/erp',
    '-acme',
    'acme-',
    'a--b',
    'generated',
    'n'.repeat(41),
  ])('"%s" is refused with a sentence', (name) => {
    expect(nameProblem(name)).toMatch(/ /);
  });
});
