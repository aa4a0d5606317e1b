import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nameProblem } from './adapter-name.ts';

const TEMPLATE = path.join(import.meta.dirname, 'template');
const SUFFIX = '.txt'; // the template is text: it belongs to no room until it has a name

/** Something the caller can put right; the message is all the reader needs. */
export class AdapterNotMade extends Error {
  override readonly name = 'AdapterNotMade';
}

/** Makes the folder that must not be there yet. */
const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new AdapterNotMade(`${folder} is there already; nothing was written`);
    throw new AdapterNotMade(`${folder} cannot be made: ${error.message}`);
  });
};

/**
 * Writes a new adapter into `<into>/<name>`, from the template. Never overwrites: a folder that is there is refused with
 * {@link AdapterNotMade}, as is a wrong name. Answers the files, relative to the folder.
 */
export const makeAdapter = async (name: string, into: string): Promise<readonly string[]> => {
  const problem = nameProblem(name);
  if (problem !== null) throw new AdapterNotMade(problem);
  const folder = path.join(into, name);
  const entries = await readdir(TEMPLATE, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith(SUFFIX)).sort();
  await makeFolder(folder);
  for (const file of files) {
    const text = await readFile(path.join(TEMPLATE, file), 'utf8');
    const target = path.join(folder, file.slice(0, -SUFFIX.length));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text.replaceAll('__name__', name), { flag: 'wx' });
  }
  return files.map((file) => file.slice(0, -SUFFIX.length));
};
