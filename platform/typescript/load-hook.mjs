// What Node's loader asks for each module (`module.register`): TypeScript without its types. Loaders that give functions
// their names back (esbuild's `keepNames`) make that a call for each closure at run time, which costs a tenth of a small
// operation; names are not kept here.
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { stop, transform } from 'esbuild';

/** esbuild works in a process of its own, which is let go when nothing has been loaded for so long. */
const QUIET_MS = 5_000;
const letGo = setTimeout(() => void stop(), QUIET_MS).unref();

const TYPESCRIPT = /^file:.*\.m?ts$/;

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, next) => {
  if (!TYPESCRIPT.test(url)) return next(url, context);
  letGo.refresh();
  const sourcefile = fileURLToPath(url);
  const { code } = await transform(await readFile(sourcefile, 'utf8'), {
    ...{ loader: 'ts', format: 'esm', target: `node${process.versions.node}` },
    ...{ sourcefile, sourcemap: 'inline', sourcesContent: false },
  });
  return { format: 'module', source: code, shortCircuit: true };
};
