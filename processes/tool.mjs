// Runs a package's own command line from the checkout, so that scripts behave the same under npm, in CI and on Windows.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './prepare.mjs';

/**
 * Runs `command` of the installed package `name` with inherited output; resolves to its exit code. Ctrl-C reaches the
 * tool by the terminal, and a signal sent to us is passed on.
 */
export function runTool(name, args, env = {}, command = name) {
  const home = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const file = path.join(home, typeof bin === 'string' ? bin : bin[command]);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
