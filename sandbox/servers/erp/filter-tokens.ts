import { RequestError } from '../request-error.ts';

/** A literal of OData: text, number (kept as plain text), Boolean, null, or a date/instant (as text). */
export type Literal =
  | { readonly type: 'text' | 'number' | 'instant'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null' };
export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'literal'; readonly literal: Literal; readonly at: number }
  | { readonly kind: 'punctuation'; readonly text: '(' | ')' | ','; readonly at: number };

const PATTERNS: readonly { readonly pattern: RegExp; readonly read: (text: string, at: number) => Token | null }[] = [
  { pattern: /\s+/y, read: () => null },
  { pattern: /[(),]/y, read: (text, at) => ({ kind: 'punctuation', text: text as '(' | ')' | ',', at }) }, // the pattern admits nothing else
  {
    pattern: /'(?:[^']|'')*'/y,
    read: (text, at) => ({
      kind: 'literal',
      literal: { type: 'text', text: text.slice(1, -1).replaceAll("''", "'") },
      at,
    }),
  },
  {
    pattern: /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/y,
    read: (text, at) => ({ kind: 'literal', literal: { type: 'instant', text }, at }),
  },
  { pattern: /[+-]?\d+(?:\.\d+)?/y, read: (text, at) => ({ kind: 'literal', literal: { type: 'number', text }, at }) },
  {
    pattern: /[A-Za-z_][A-Za-z0-9_]*/y,
    read: (text, at) => {
      if (text === 'true' || text === 'false')
        return { kind: 'literal', literal: { type: 'boolean', value: text === 'true' }, at };
      if (text === 'null') return { kind: 'literal', literal: { type: 'null' }, at };
      return { kind: 'name', text, at };
    },
  },
];

/** Splits a `$filter`; throws a 400 that says where it stops making sense. */
export const readTokens = (source: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    let matched = false;
    for (const { pattern, read } of PATTERNS) {
      pattern.lastIndex = at;
      const text = pattern.exec(source)?.[0];
      if (text === undefined) continue;
      const token = read(text, at);
      if (token !== null) tokens.push(token);
      at += text.length;
      matched = true;
      break;
    }
    if (!matched)
      throw new RequestError(
        400,
        'InvalidFilter',
        `cannot read $filter at position ${at}: "${source.slice(at, at + 20)}"`,
      );
  }
  return tokens;
};
