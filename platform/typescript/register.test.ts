import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const HERE = import.meta.dirname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(HERE, '.try-')); // below a package, so that Node takes it for a module
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async (source: string) => {
  const file = path.join(folder, 'main.ts');
  writeFileSync(file, source);
  const args = ['--import', path.join(HERE, 'register.mjs'), file];
  return promisify(execFile)(process.execPath, args, { timeout: 30_000 }).catch(
    (failure: { readonly stderr: string }) => failure,
  );
};

it('runs TypeScript, across files and packages, and ends when the program does', async () => {
  writeFileSync(path.join(folder, 'other.ts'), `export const twice = <T>(value: T): readonly T[] => [value, value];\n`);
  const ran = await run(`
    import { AppError } from '@distribution/platform/errors/app-error';
    import { twice } from './other.ts';
    const error: AppError = new AppError('NOT_FOUND', 'no');
    console.log(twice<string>(error.code).join());
  `);
  expect(ran).toMatchObject({ stdout: 'NOT_FOUND,NOT_FOUND\n', stderr: '' });
});

it('names the line of the source in a stack trace', async () => {
  const { stderr } = await run(`
    interface Dropped {
      readonly line: number;
    }

    const fail = (told: Dropped): never => {
      throw new Error(String(told.line));
    };
    fail({ line: 7 });
  `);
  expect(stderr).toContain(`${path.basename(folder)}/main.ts:7:13`);
});

it('adds nothing to the functions of a program that it would have to do at run time', async () => {
  const { stdout } = (await run(`
    let defined = 0;
    const real = Object.defineProperty;
    Object.defineProperty = ((...args: Parameters<typeof real>) => (defined++, real(...args))) as typeof real;
    const make = (by: number) => { const add = (to: number) => to + by; return add; };
    for (let at = 0; at < 1_000; at++) make(at);
    console.log(defined);
  `)) as { stdout: string };
  expect(stdout).toBe('0\n');
});
