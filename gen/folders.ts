import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The names of the folders in `room` that hold `file`, in alphabetical order: the subgraphs and adapters there are. */
export function foldersWith(root: string, room: string, file: string): string[] {
  const home = path.join(root, room);
  if (!existsSync(home)) return [];
  return readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(home, entry.name, file)))
    .map((entry) => entry.name)
    .sort();
}
