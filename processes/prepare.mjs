// Makes a checkout ready to run, with nothing but Node and npm: installs the packages of package-lock.json when they are
// missing or are others, and generates the Prisma client when it is missing or its schema has changed. In: the checkout.
// Out: a checkout in which every process starts, or one PreparationError that says what to do. Needs the network only
// for an install. Plain JavaScript over Node's own modules, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The checkout's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = [20, 19];
const LOCK_FILE = path.join(root, 'package-lock.json');
const INSTALLED_MARK = path.join(root, 'node_modules', '.distribution-lock');
const SCHEMA_FILE = path.join(root, 'prisma', 'schema.prisma');
const PRISMA_TOOL = path.join(root, 'prisma', 'tools', 'prisma.mjs');

/** A checkout that cannot be made ready; the message is the sentence to show, without a stack. */
export class PreparationError extends Error {}

/** Brings the checkout into a state where TypeScript runs from source. Quick (some milliseconds) when it already is. */
export async function prepare() {
  requireNode();
  await installPackages();
  await generateClient();
}

/** Runs `work` after preparing; a failure to prepare ends the process with its sentence and exit code 1. */
export async function prepared(work) {
  try {
    await prepare();
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  return work();
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new PreparationError(
    `Node ${OLDEST_NODE.join('.')} or newer is needed and this is ${process.versions.node}. Install a current Node from https://nodejs.org and try again.`,
  );
}

async function installPackages() {
  const lock = readFileSync(LOCK_FILE, 'utf8');
  const wanted = sha256(lock + process.platform + process.arch);
  if (readOr(INSTALLED_MARK, '') === wanted) return;
  if (!isInstalled(JSON.parse(lock))) {
    requireWritable(root);
    const result = await withProgress(
      'Installing packages',
      npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error']),
    );
    if (result.code !== 0) throw new PreparationError(explainInstall(result.output));
  }
  writeFileSync(INSTALLED_MARK, wanted);
}

/**
 * Whether node_modules holds what the lock names, by npm's own record of its last complete install; a developer's
 * `npm install` counts too. Packages for other platforms may be absent, and development ones in production.
 */
function isInstalled(lock) {
  const installed = JSON.parse(readOr(path.join(root, 'node_modules', '.package-lock.json'), '{}')).packages;
  if (!installed) return false;
  const production = process.env.NODE_ENV === 'production';
  return Object.entries(lock.packages).every(([where, wanted]) => {
    if (!where.includes('node_modules/')) return true;
    const found = installed[where];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer || (production && wanted.dev));
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

async function generateClient() {
  if (!existsSync(SCHEMA_FILE) || !existsSync(PRISMA_TOOL)) return;
  const schema = readFileSync(SCHEMA_FILE, 'utf8');
  const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(schema)?.[1] ?? './generated';
  const folder = path.resolve(path.dirname(SCHEMA_FILE), output);
  const mark = path.join(folder, '.made-from');
  const wanted = sha256(schema + readOr(path.join(root, 'node_modules', '@prisma', 'client', 'package.json'), ''));
  if (readOr(mark, '') === wanted) return;
  requireWritable(path.dirname(SCHEMA_FILE));
  const result = await withProgress('Generating the database client', [process.execPath, PRISMA_TOOL, 'generate']);
  if (result.code !== 0) {
    throw new PreparationError(
      `The database client could not be generated from prisma/schema.prisma:\n${lastLines(result.output)}`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, wanted);
}

/** The npm that started us when there is one, else the one on the path. */
function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return [process.execPath, cli, ...args];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args];
}

/** Runs a command with its output kept, and one line that says what is going on and for how long. */
async function withProgress(title, [command, ...args]) {
  const startedAt = Date.now();
  const line = () => `${title} … ${Math.round((Date.now() - startedAt) / 1000)} s`;
  const live = process.stderr.isTTY;
  if (!live) console.error(`${title} …`);
  const timer = live ? setInterval(() => process.stderr.write(`\r${line()}`), 250) : undefined;
  try {
    return await new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: command.endsWith('.cmd'),
      });
      let output = '';
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
      child.once('error', (error) => resolve({ code: 1, output: String(error) }));
      child.once('close', (code) => resolve({ code: code ?? 1, output }));
    });
  } finally {
    clearInterval(timer);
    console.error(live ? `\r${line()}` : line());
  }
}

function explainInstall(output) {
  const said = `npm said:\n${lastLines(output)}`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
    return `The packages could not be installed: npm's registry cannot be reached. Check the network or proxy (npm config get registry) and try again.\n${said}`;
  }
  if (/ENOSPC/.test(output))
    return `The packages could not be installed: the disk is full (about 700 MB are needed).\n${said}`;
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `The packages could not be installed: ${path.join(root, 'node_modules')} cannot be written. Make the folder yours (it may belong to another user) and try again.\n${said}`;
  }
  if (/spawn .*ENOENT/.test(output))
    return 'The packages could not be installed: no npm was found on the PATH. It comes with Node.';
  return `The packages could not be installed.\n${said}`;
}

function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new PreparationError(
      `${folder} cannot be written. Make it writable for this user, or clone the project somewhere you may write.`,
    );
  }
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The end of a tool's output, without stack frames. */
const lastLines = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm error\s+at /.test(line))
    .slice(-15)
    .join('\n');

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await prepared(() => {});
