import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that is made and not written by hand: where it lies (from the root, with slashes) and what must be in it. */
export interface Artifact {
  readonly file: string;
  readonly text: string;
}

/** What one generator made; `remarks` are lines for the reader, and any line in `problems` fails the run. */
export interface Made {
  readonly artifacts: readonly Artifact[];
  readonly remarks: readonly string[];
  readonly problems: readonly string[];
}

/** Writes the artifacts that differ from the disk, or only names them when `check` is set. Returns those that differed. */
export async function settle(root: string, artifacts: readonly Artifact[], check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const { file, text } of artifacts) {
    const target = path.join(root, file);
    if ((await readFile(target, 'utf8').catch(() => null)) === text) continue;
    stale.push(file);
    if (check) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return stale;
}
