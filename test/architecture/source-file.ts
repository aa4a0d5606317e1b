import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One TypeScript file of the tree, parsed; `file` is its path from the root with slashes. */
export interface SourceFile {
  readonly file: string;
  readonly lines: number;
  readonly ast: ts.SourceFile;
}

const NEVER = new Set(['node_modules', '.git', '.turbo', 'data', '.data', 'coverage', 'dist']);

/** Every TypeScript file below `root` that belongs to the project, in alphabetical order. */
export function readSources(root: string): SourceFile[] {
  return list(root, '')
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      const ast = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
      return { file, lines: text.replace(/\n$/, '').split('\n').length, ast };
    });
}

function list(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return NEVER.has(entry.name) ? [] : list(root, file);
    return /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [file] : [];
  });
}

/** The first folder of a path: the room it lies in (`''` for files at the root). */
export const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** The folder inside the room (`subgraphs/orders/loaders.ts` → `orders`); `''` for files directly in the room. */
export const folderOf = (file: string): string => file.split('/').slice(1, -1)[0] ?? '';

/** Made by a generator: its size, types and names are not ours. */
export const isGenerated = (file: string): boolean => file.includes('/generated/');

/** A test or something only tests use. */
export const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || file.includes('/fixtures/') || ['test', 'bench'].includes(roomOf(file));

/** Line number (from 1) of a node's first character. */
export const lineOf = (source: SourceFile, node: ts.Node): number =>
  source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast)).line + 1;

/** Visits every node of a file, parents first. */
export function visit(source: SourceFile, see: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, walk);
  };
  walk(source.ast);
}
