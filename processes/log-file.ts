import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Resources } from '@distribution/platform/resources/resources';

const KEPT_BYTES = 20_000_000;

/** Opens the log file of the data folder for appending; one that has grown large is set aside as `.1` first. */
export const openLogFile = (
  dataDir: string,
  resources: Resources,
): { readonly file: string; readonly stream: { write(line: string): void } } => {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'log.ndjson');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > KEPT_BYTES) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a' });
  resources.own('log file', () => new Promise<void>((resolve) => stream.end(resolve)));
  return { file, stream };
};
