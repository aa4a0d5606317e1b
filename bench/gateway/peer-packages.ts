import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PEERS_FOLDER = fileURLToPath(new URL('./peers', import.meta.url));
export const GRAFBASE_BINARY = path.join(
  PEERS_FOLDER,
  'node_modules',
  '@grafbase',
  'cli-x86_64-unknown-linux-musl',
  'grafbase',
);

const MARK = path.join(PEERS_FOLDER, 'node_modules', '.installed-lock');
const INSTALL_LIMIT_MS = 15 * 60_000;

/**
 * Installs the other gateways by their own lock file when they are missing or are others; nobody else installs them.
 * Throws with npm's last words when it cannot be done.
 */
export const installPeers = (): void => {
  const lock = readFileSync(path.join(PEERS_FOLDER, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  console.log('Installing the other gateways (about 800 MB, once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const flags = ['ci', '--prefix', PEERS_FOLDER, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync(npm, flags, { encoding: 'utf8', timeout: INSTALL_LIMIT_MS });
  if (status !== 0) {
    throw new Error(
      `The other gateways could not be installed into ${PEERS_FOLDER}:\n${stderr.trim().slice(-1_000)}\nWithout a registry, run ours alone: npm run bench -- gateway --gateways ours,ours-in-process,floor`,
    );
  }
  writeFileSync(MARK, wanted);
};
