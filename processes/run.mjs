// Starts one of the processes from a fresh checkout: `node processes/run.mjs NAME [ARGUMENTS]` prepares the checkout and
// then runs processes/NAME.ts in this very Node process, so signals and the exit code are its own. In: a name and its
// arguments. Out: whatever that process does. An unknown name is answered with the names there are.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepared, root } from './prepare.mjs';

const folder = path.join(root, 'processes');

/** Prepares the checkout and turns this Node process into the named one. */
export async function run(name, args) {
  const file = path.join(folder, `${name}.ts`);
  if (!/^[a-z][a-z0-9-]*$/.test(name ?? '') || !existsSync(file)) {
    const names = readdirSync(folder).filter((entry) => /^[a-z-]+\.ts$/.test(entry));
    console.error(
      `There is no process "${name ?? ''}". There is: ${names.map((entry) => entry.slice(0, -3)).join(', ')}`,
    );
    process.exit(2);
  }
  await prepared(async () => {
    const { register } = await import('tsx/esm/api');
    register();
    process.setSourceMapsEnabled(true);
    process.argv = [process.argv[0], file, ...args];
    await import(pathToFileURL(file).href);
  });
}

const [, script, name, ...args] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) await run(name, args);
