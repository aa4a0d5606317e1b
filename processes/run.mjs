// Starts one of the processes from a fresh checkout: `node processes/run.mjs NAME [ARGUMENTS]` prepares the checkout and
// then runs processes/NAME.ts in this very Node process, so signals and the exit code are its own. In: a name and its
// arguments. Out: whatever that process does. An unknown name is answered with the names there are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepared, root } from './prepare.mjs';

const NAMES = ['embedded', 'gateway', 'subgraph', 'sync', 'token'];

/** Prepares the checkout and turns this Node process into the named one. */
export async function run(name, args) {
  if (name === '--help' || name === '-h') {
    console.log(`Usage: node processes/run.mjs NAME [FLAGS], or NAME --help. There is: ${NAMES.join(', ')}`);
    return;
  }
  if (!NAMES.includes(name)) {
    console.error(`There is no process "${name ?? ''}". There is: ${NAMES.join(', ')}`);
    process.exit(2);
  }
  const file = path.join(root, 'processes', `${name}.ts`);
  await prepared(async () => {
    await import('@distribution/platform/typescript/register');
    process.argv = [process.argv[0], file, ...args];
    await import(pathToFileURL(file).href);
  });
}

const [, script, name, ...args] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) await run(name, args);
