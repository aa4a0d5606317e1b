// The real npm on a checkout with one local package: what is installed, what is left alone, and what a failure says.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root: string;

const LOCAL = { 'node_modules/thing': { resolved: 'thing', link: true }, thing: { version: '1.0.0' } };

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'prepare-'));
  mkdirSync(path.join(root, 'processes'));
  mkdirSync(path.join(root, 'thing'));
  cpSync(path.join(import.meta.dirname, 'prepare.mjs'), path.join(root, 'processes', 'prepare.mjs'));
  write('thing/package.json', { name: 'thing', version: '1.0.0' });
  write('package.json', { name: 'checkout', version: '1.0.0', dependencies: { thing: 'file:thing' } });
  write('package-lock.json', lockOf({ thing: 'file:thing' }, LOCAL));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: unknown, indent = 2): void {
  writeFileSync(path.join(root, file), JSON.stringify(content, null, indent));
}

const lockOf = (dependencies: object, packages: object): object => ({
  name: 'checkout',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: { '': { name: 'checkout', version: '1.0.0', dependencies }, ...packages },
});

function prepare(env: Readonly<Record<string, string>> = {}): { code: number | null; said: string } {
  const script = path.join(root, 'processes', 'prepare.mjs');
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: result.status, said: result.stdout + result.stderr };
}

it('installs once, and again only when the lock names something else', () => {
  const first = prepare();
  expect(first.code, first.said).toBe(0);
  expect(first.said).toContain('Installing packages');
  expect(existsSync(path.join(root, 'node_modules/thing/package.json'))).toBe(true);
  expect(prepare()).toEqual({ code: 0, said: '' });

  // the same packages in another spelling, as after a developer's own `npm install`
  write('package-lock.json', lockOf({ thing: 'file:thing' }, LOCAL), 4);
  expect(prepare()).toEqual({ code: 0, said: '' });

  mkdirSync(path.join(root, 'other'));
  write('other/package.json', { name: 'other', version: '2.0.0' });
  const both = { thing: 'file:thing', other: 'file:other' };
  write('package.json', { name: 'checkout', version: '1.0.0', dependencies: both });
  write(
    'package-lock.json',
    lockOf(both, { ...LOCAL, 'node_modules/other': { resolved: 'other', link: true }, other: { version: '2.0.0' } }),
  );
  const changed = prepare();
  expect(changed.code, changed.said).toBe(0);
  expect(existsSync(path.join(root, 'node_modules/other/package.json'))).toBe(true);
});

it('installs again after an install that was killed half-way', () => {
  mkdirSync(path.join(root, 'node_modules/thing'), { recursive: true });
  const result = prepare();
  expect(result.code, result.said).toBe(0);
  expect(result.said).toContain('Installing packages');
  expect(existsSync(path.join(root, 'node_modules/thing/package.json'))).toBe(true);
});

it('says what to do when the registry cannot be reached', () => {
  write('package.json', { name: 'checkout', version: '1.0.0', dependencies: { absent: '1.0.0' } });
  write(
    'package-lock.json',
    lockOf(
      { absent: '1.0.0' },
      { 'node_modules/absent': { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` } },
    ),
  );
  const { code, said } = prepare({
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
    npm_config_cache: path.join(root, 'cache'),
  });
  expect(code).toBe(1);
  expect(said).toContain("npm's registry cannot be reached. Check the network or proxy");
  expect(said).toContain('ECONNREFUSED');
});

it('names the generator’s failure, and generates again only for another schema', () => {
  mkdirSync(path.join(root, 'prisma', 'tools'), { recursive: true });
  const schema = path.join(root, 'prisma', 'schema.prisma');
  const tool = path.join(root, 'prisma', 'tools', 'prisma.mjs');
  writeFileSync(schema, 'generator client {\n  output = "./generated"\n}\n');
  writeFileSync(tool, 'console.error("line 3 is wrong"); process.exit(1);');
  const failed = prepare();
  expect(failed.code).toBe(1);
  expect(failed.said).toContain('could not be generated from prisma/schema.prisma:\nline 3 is wrong');

  const runs = path.join(root, 'runs');
  writeFileSync(tool, `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(runs)}, 'x');`);
  prepare();
  prepare();
  expect(readFileSync(runs, 'utf8')).toBe('x');
  writeFileSync(schema, 'generator client {\n  output = "./generated"\n}\nmodel A { id Int @id }\n');
  prepare();
  expect(readFileSync(runs, 'utf8')).toBe('xx');
});
