import path from 'node:path';
import ts from 'typescript';
import { type SourceFile, lineOf, visit } from './source-file.ts';

/** One import: where it stands, what it names, and what that is. */
export interface ImportEdge {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly target: ImportTarget;
}

/** A file of the project (by its path from the root), a package, or a module of Node's own. */
export type ImportTarget =
  | { readonly kind: 'FILE'; readonly file: string }
  | { readonly kind: 'PACKAGE'; readonly name: string }
  | { readonly kind: 'NODE'; readonly name: string };

const ROOM_PREFIX = '@distribution/';

/** All imports, re-exports, dynamic imports and import types of a file. */
export function importsOf(source: SourceFile): ImportEdge[] {
  const edges: ImportEdge[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const target = resolve(source.file, specifier.text);
    edges.push({ file: source.file, line: lineOf(source, node), specifier: specifier.text, typeOnly, target });
  };
  visit(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], false);
  });
  return edges;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): ImportTarget {
  if (specifier.startsWith('.')) return { kind: 'FILE', file: path.posix.join(path.posix.dirname(from), specifier) };
  if (specifier.startsWith(ROOM_PREFIX)) return { kind: 'FILE', file: `${specifier.slice(ROOM_PREFIX.length)}.ts` };
  if (specifier.startsWith('node:')) return { kind: 'NODE', name: specifier };
  const [scope = '', name = ''] = specifier.split('/');
  return { kind: 'PACKAGE', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
