import { type Interchange, readInterchange } from './interchange.ts';
import type { Delimiters } from './segment.ts';

/** A stretch of a document that is no interchange. */
export interface StrayText {
  readonly reason: string;
  readonly text: string;
}

const ISA_LENGTH = 106;
/** Where the element separator stands in an ISA: all its elements but the last have a fixed width. */
const ISA_SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

/** The delimiters that an ISA of the right shape declares; otherwise what is wrong with it. */
export const delimitersOf = (text: string): Delimiters | string => {
  if (text.length < ISA_LENGTH) return `an ISA has ${ISA_LENGTH} characters, there are ${text.length}`;
  const separator = text.charAt(3);
  const astray = ISA_SEPARATORS.findIndex((position) => text.charAt(position) !== separator);
  if (astray !== -1) return `element ISA${String(astray).padStart(2, '0')} has not its fixed width`;
  const component = text.charAt(104);
  // A line end of two characters ends segments as one: the parser reads it so too.
  const segment = text.charAt(105) === '\r' ? '\n' : text.charAt(105);
  const signs = [separator, component, segment];
  if (new Set(signs).size < signs.length || signs.some((sign) => /[A-Za-z0-9 ]/.test(sign))) {
    return 'the delimiters of the ISA cannot be told apart from data';
  }
  const standard = text.charAt(82);
  const repetition = text.slice(84, 89) >= '00402' && !/[A-Za-z0-9 ]/.test(standard) ? standard : null;
  return { element: separator, component, segment, repetition };
};

const escape = (sign: string): string => sign.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where the interchange at the beginning of the text ends: after its IEA, else before the next ISA, else with the text. */
const endOf = (text: string, { element, segment }: Delimiters): number => {
  const border = new RegExp(`${escape(segment)}\\s{0,4}(IEA|ISA)${escape(element)}`, 'g');
  border.lastIndex = ISA_LENGTH - 1;
  const found = border.exec(text);
  if (found === null) return text.length;
  if (found[1] === 'ISA') return found.index + segment.length;
  const end = text.indexOf(segment, border.lastIndex);
  return end === -1 ? text.length : end + segment.length;
};

/**
 * The interchanges of one document, one after the other, each with its own delimiters. What stands between or behind them
 * is told as stray text: nothing of a document is passed over in silence.
 */
export const splitDocument = async (document: string): Promise<readonly (Interchange | StrayText)[]> => {
  const parts: (Interchange | StrayText)[] = [];
  let rest = document
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimStart();
  while (rest !== '') {
    const delimiters = rest.startsWith('ISA') ? delimitersOf(rest) : 'a document begins with ISA';
    if (typeof delimiters === 'string') {
      const next = rest.slice(3).search(/ISA[^A-Za-z0-9\s]\d\d[^A-Za-z0-9\s]/);
      const length = next === -1 ? rest.length : next + 3;
      parts.push({ reason: delimiters, text: rest.slice(0, length) });
      rest = rest.slice(length);
    } else {
      const length = endOf(rest, delimiters);
      parts.push(await readInterchange(rest.slice(0, length), delimiters));
      rest = rest.slice(length).trimStart();
    }
  }
  return parts.length > 0 ? parts : [{ reason: 'the document is empty', text: document }];
};
