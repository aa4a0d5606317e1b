import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The text of a subgraph's schema: `file`, and after it the parts in the folder of the same name beside it, if there is
 * one (`schema.graphql`, then `schema/*.graphql` by name). A part adds to the roots with `extend type Query`.
 */
export const readSdl = (file: string): string => {
  const folder = file.replace(/\.graphql$/, '');
  const parts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.graphql')) : [];
  return [file, ...parts.sort().map((name) => path.join(folder, name))]
    .map((part) => readFileSync(part, 'utf8'))
    .join('\n');
};
