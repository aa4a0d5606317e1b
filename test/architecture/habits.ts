import ts from 'typescript';
import { type SourceFile, isTest, lineOf, roomOf, visit } from './source-file.ts';

/** One place where a habit of the house is broken. */
export interface Slip {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

const READS_ENVIRONMENT = [/^platform\/config\//, /^prisma\/tools\//, /^prisma\/prisma\.config\.ts$/];

/** `any`, silenced type errors, `as` without a reason beside it, and the environment read outside platform/config. */
export function slipsOf(source: SourceFile): Slip[] {
  const slips: Slip[] = [];
  const add = (line: number, rule: string): number => slips.push({ file: source.file, line, rule });
  const text = source.ast.getFullText();
  text.split('\n').forEach((line, at) => {
    if (/@ts-(ignore|nocheck)\b/.test(line) && /^\s*(\/\/|\/?\*)/.test(line)) add(at + 1, 'a silenced type error');
  });
  const environmentAllowed = isTest(source.file) || READS_ENVIRONMENT.some((pattern) => pattern.test(source.file));
  visit(source, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) add(lineOf(source, node), '`any`: say what it is, or `unknown`');
    if (!environmentAllowed && isProcessEnvironment(node)) {
      add(lineOf(source, node), 'the environment is read in platform/config only; take settings as an argument');
    }
    if (isUnexplainedCast(source, text, node))
      add(lineOf(source, node), '`as` without a comment beside it that says why');
  });
  return slips;
}

const isProcessEnvironment = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process' && node.name.text === 'env') ||
  (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env');

function isUnexplainedCast(source: SourceFile, text: string, node: ts.Node): boolean {
  if (!ts.isAsExpression(node) || isTest(source.file) || roomOf(source.file) === 'gen') return false;
  if (['const', 'unknown'].includes(node.type.getText())) return false;
  const statement = ts.findAncestor(node, ts.isStatement) ?? node;
  const lines = text.split('\n');
  const first = lineOf(source, node);
  const last = source.ast.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  const beside = [
    first - 1,
    lineOf(source, statement) - 1,
    ...Array.from({ length: last - first + 1 }, (_, at) => first + at),
  ];
  return !beside.some((line) => /\/\/|\/\*|\*\//.test(lines[line - 1] ?? ''));
}
