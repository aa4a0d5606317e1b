// `npm run create-adapter NAME [-- --into FOLDER]`: a new adapter that conforms to the kit from its first minute, on a
// sample system of its own. In: the name; a folder when the adapter is to live outside of this checkout. Out: the folder,
// and in this checkout its line in the registry. Exit code 2 when the name is wrong or taken; then nothing was written.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { answerHelp, UsageAsked } from '@distribution/platform/command-line/usage';
import { settle } from '../artifact.ts';
import { makeRegistries } from '../registry.ts';
import { AdapterNotMade, makeAdapter } from './make-adapter.ts';

const root = path.resolve(import.meta.dirname, '../..');
const USAGE = 'npm run create-adapter NAME, or npm run create-adapter NAME -- --into FOLDER';

const readOptions = (): { readonly name: string; readonly into: string | null } => {
  answerHelp(process.argv, `Usage: ${USAGE}`);
  try {
    const { values, positionals } = parseArgs({ options: { into: { type: 'string' } }, allowPositionals: true });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new AdapterNotMade(`give one name: ${USAGE}`);
    return { name, into: values.into ?? null };
  } catch (error) {
    throw error instanceof AdapterNotMade ? error : new AdapterNotMade(`${String(error)}\n${USAGE}`);
  }
};

const run = async (): Promise<void> => {
  const { name, into } = readOptions();
  const home = into === null ? path.join(root, 'adapters') : path.resolve(into);
  const files = await makeAdapter(name, home);
  const folder = path.relative(process.cwd(), path.join(home, name));
  console.log(`made ${folder}/: ${files.join(', ')}`);
  if (into === null) {
    const { artifacts } = await makeRegistries(root);
    const registered = await settle(
      root,
      artifacts.filter(({ file }) => file.startsWith('adapters/')),
      false,
    );
    for (const file of registered) console.log(`wrote ${file}`);
  }
  const named = into === null ? name : folder.startsWith('.') || path.isAbsolute(folder) ? folder : `./${folder}`;
  console.log(
    `\nNext: npm run conformance -- --adapter ${named}\nThen: docs/adapters.md, from the sample to your system`,
  );
};

await run().catch((error: unknown) => {
  if (error instanceof UsageAsked) return console.log(error.message);
  if (!(error instanceof AdapterNotMade)) throw error;
  console.error(error.message);
  process.exitCode = 2;
});
