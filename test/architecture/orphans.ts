import type { ImportEdge } from './import-edge.ts';

/** Files that are started and not imported: processes, tests, generators, benches, tools' configuration. */
const STARTED = [
  /\.test\.tsx?$/,
  /\.config\.ts$/,
  /^processes\/[^/]+\.ts$/,
  /^bench\/[^/]+\.ts$/,
  /^(bench|test)\/.+\/started\/[^/]+\.ts$/,
  /^dashboard\/[^/]+\.tsx?$/,
  /^sandbox\/main\.ts$/,
  /^test\/kit\/global-setup\.ts$/,
  /\/generated\//,
  // the words come before those who speak them
  /^model\//,
];

/** Files that nothing imports and nobody starts; `scripts` are the commands of package.json, which start some. */
export function findOrphans(
  files: readonly string[],
  edges: readonly ImportEdge[],
  scripts: readonly string[],
): string[] {
  const imported = new Set(edges.flatMap(({ target }) => (target.kind === 'FILE' ? [target.file] : [])));
  const named = new Set(scripts.flatMap((script) => script.split(/\s+/)));
  return files.filter(
    (file) => !imported.has(file) && !named.has(file) && !STARTED.some((pattern) => pattern.test(file)),
  );
}
