import type { ImportEdge } from './import-edge.ts';

/** Files that are started and not imported: processes, tests, generators, benches, tools' configuration. */
const STARTED = [
  /\.test\.tsx?$/,
  /\.config\.ts$/,
  /^processes\/[^/]+\.ts$/,
  /^bench\/[^/]+\.ts$/,
  /^dashboard\/[^/]+\.tsx?$/,
  /^sandbox\/main\.ts$/,
  /^platform\/config\/write-manual\.ts$/,
  /^gen\/generate\.ts$/,
  /^test\/kit\/global-setup\.ts$/,
  /\/generated\//,
  // the words come before those who speak them
  /^model\//,
];

/** Files that nothing imports and nobody starts. */
export function findOrphans(files: readonly string[], edges: readonly ImportEdge[]): string[] {
  const imported = new Set(edges.flatMap(({ target }) => (target.kind === 'FILE' ? [target.file] : [])));
  return files.filter((file) => !imported.has(file) && !STARTED.some((pattern) => pattern.test(file)));
}
