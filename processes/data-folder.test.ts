import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, it } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'data-folder-'));
  return () => rmSync(folder, { recursive: true });
});

it('is made with the folders it lies in', () => {
  prepareDataFolder(path.join(folder, 'a', 'b'));
  expect(existsSync(path.join(folder, 'a', 'b'))).toBe(true);
});

it.each([
  ['file', 'it is a file or a link to nowhere, no folder'],
  ['file/below', 'what it would lie in is a file, no folder'],
])('is refused with a reason when it is a %s', (name, reason) => {
  writeFileSync(path.join(folder, 'file'), '');
  const dataDir = path.join(folder, name);
  expect(() => prepareDataFolder(dataDir)).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: `The data folder ${dataDir} cannot be used: ${reason}.`,
    }),
  );
});

// In a process of its own, which can be killed where it does not end.
it.runIf(existsSync('/proc/self'))(
  'is refused where no folder can be made at all, instead of being tried for ever',
  () => {
    const token = fileURLToPath(new URL('token.ts', import.meta.url));
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', '@distribution/platform/typescript/register', token, '--role', 'analyst'],
      {
        env: { ...process.env, DATA_DIR: '/proc/nowhere/data' },
        encoding: 'utf8',
        timeout: 60_000,
        killSignal: 'SIGKILL',
      },
    );
    expect(stderr).toContain(
      'The data folder /proc/nowhere/data cannot be used: no folder can be made where it would lie.',
    );
    expect(status).toBe(1);
  },
  90_000,
);
