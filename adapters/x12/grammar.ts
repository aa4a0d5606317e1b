import { z } from 'zod';
import type { FunctionalGroup, TransactionSet } from './interchange.ts';
import { type Segment, element } from './segment.ts';

/** A fault of one element: its place, its number in the data element dictionary, the code of AK403 and what stood there. */
export interface ElementFault {
  readonly position: number;
  readonly dictionary: string;
  readonly code: '1' | '6' | '8';
  readonly text: string;
}
/** A fault of one segment by the code of AK304: 1 unknown here, 3 missing, 8 with faulty elements. */
export interface SegmentFault {
  readonly name: string;
  readonly position: number;
  readonly code: '3' | '8';
  readonly elements: readonly ElementFault[];
}
/** What was found wrong with one set: the codes of AK5, and the segments behind them. `reasons` is for people. */
export interface SetFaults {
  readonly codes: readonly string[];
  readonly segments: readonly SegmentFault[];
  readonly reasons: readonly string[];
}

type Kind = 'TEXT' | 'NUMBER' | 'DAY';
type Rule = readonly [position: number, dictionary: string, kind: Kind, required: boolean];
interface SetGrammar {
  /** GS01 of the groups it comes in. */
  readonly group: string;
  readonly required: readonly string[];
}

/** The sets that are read here, with the segments without which they say nothing. */
const SETS: Readonly<Record<string, SetGrammar>> = {
  '810': { group: 'IN', required: ['BIG', 'TDS'] },
  '830': { group: 'PS', required: ['BFR', 'LIN', 'FST'] },
  '846': { group: 'IB', required: ['BIA', 'LIN'] },
  '850': { group: 'PO', required: ['BEG', 'PO1'] },
  '852': { group: 'PD', required: ['XQ', 'LIN'] },
  '855': { group: 'PR', required: ['BAK'] },
  '856': { group: 'SH', required: ['BSN', 'HL'] },
  '860': { group: 'PC', required: ['BCH'] },
  '997': { group: 'FA', required: ['AK1', 'AK9'] },
};
export const isKnownGroup = (code: string): boolean => Object.values(SETS).some(({ group }) => group === code);

/** The elements on which reading stands, by segment; all others may hold what they like. */
const ELEMENTS: Readonly<Record<string, readonly Rule[]>> = {
  BEG: [
    [1, '353', 'TEXT', true],
    [3, '324', 'TEXT', true],
    [5, '373', 'DAY', true],
  ],
  BCH: [
    [1, '353', 'TEXT', true],
    [3, '324', 'TEXT', true],
    [6, '373', 'DAY', false],
  ],
  BAK: [
    [2, '587', 'TEXT', true],
    [3, '324', 'TEXT', true],
    [4, '373', 'DAY', true],
  ],
  BSN: [
    [1, '353', 'TEXT', true],
    [2, '396', 'TEXT', true],
    [3, '373', 'DAY', true],
  ],
  BIG: [
    [1, '373', 'DAY', true],
    [2, '76', 'TEXT', true],
  ],
  BIA: [
    [1, '353', 'TEXT', true],
    [4, '373', 'DAY', true],
  ],
  BFR: [
    [1, '353', 'TEXT', true],
    [6, '373', 'DAY', true],
  ],
  XQ: [
    [1, '305', 'TEXT', true],
    [2, '373', 'DAY', false],
    [3, '373', 'DAY', false],
  ],
  HL: [
    [1, '628', 'TEXT', true],
    [3, '735', 'TEXT', true],
  ],
  PO1: [
    [2, '330', 'NUMBER', true],
    [3, '355', 'TEXT', true],
    [4, '212', 'NUMBER', false],
  ],
  POC: [
    [2, '670', 'TEXT', true],
    [3, '330', 'NUMBER', false],
    [6, '212', 'NUMBER', false],
  ],
  ACK: [
    [1, '668', 'TEXT', true],
    [2, '380', 'NUMBER', false],
    [5, '373', 'DAY', false],
  ],
  IT1: [
    [2, '358', 'NUMBER', false],
    [4, '212', 'NUMBER', false],
  ],
  TDS: [[1, '610', 'NUMBER', true]],
  SN1: [
    [2, '382', 'NUMBER', true],
    [3, '355', 'TEXT', true],
  ],
  DTM: [
    [1, '374', 'TEXT', true],
    [2, '373', 'DAY', false],
  ],
  QTY: [
    [1, '673', 'TEXT', true],
    [2, '380', 'NUMBER', true],
  ],
  ZA: [
    [1, '859', 'TEXT', true],
    [2, '380', 'NUMBER', false],
  ],
  FST: [
    [1, '380', 'NUMBER', true],
    [3, '681', 'TEXT', true],
    [4, '373', 'DAY', true],
  ],
};

const isDay = (text: string): boolean =>
  /^\d{8}$/.test(text) && z.iso.date().safeParse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`).success;
const FITS: Readonly<Record<Kind, (text: string) => boolean>> = {
  TEXT: () => true,
  NUMBER: (text) => /^-?(\d+\.?\d*|\.\d+)$/.test(text),
  DAY: isDay,
};

const faultOf = (segment: Segment, [position, dictionary, kind, required]: Rule): readonly ElementFault[] => {
  const text = element(segment, position);
  if (text === null) return required ? [{ position, dictionary, code: '1', text: '' }] : [];
  return FITS[kind](text) ? [] : [{ position, dictionary, code: kind === 'DAY' ? '8' : '6', text }];
};

const WHY: Readonly<Record<ElementFault['code'], string>> = { 1: 'is missing', 6: 'is no number', 8: 'is no day' };

/** What is wrong with a set by its own trailer, by its group and by the grammar; `null` when nothing is. */
export const findFaults = (set: TransactionSet, group: Pick<FunctionalGroup, 'code'>): SetFaults | null => {
  const codes = set.faults.map(({ code }) => code);
  const reasons = set.faults.map(({ reason }) => reason);
  const segments: SegmentFault[] = [];
  const grammar = SETS[set.id];
  if (grammar === undefined) {
    codes.push('1');
    reasons.push(`set ${set.id} is not read here`);
  } else if (grammar.group !== group.code) {
    codes.push('6');
    reasons.push(`set ${set.id} does not belong into a group ${group.code}`);
  } else {
    for (const name of grammar.required) {
      if (set.segments.some((segment) => segment.name === name)) continue;
      segments.push({ name, position: set.segments.length, code: '3', elements: [] });
      reasons.push(`segment ${name} is missing`);
    }
    for (const segment of set.segments) {
      const elements = (ELEMENTS[segment.name] ?? []).flatMap((rule) => faultOf(segment, rule));
      if (elements.length === 0) continue;
      segments.push({ name: segment.name, position: segment.position, code: '8', elements });
      for (const { position, code, text } of elements) {
        const name = `${segment.name}${String(position).padStart(2, '0')}`;
        reasons.push(`${name} of segment ${segment.position} ${text === '' ? '' : `("${text}") `}${WHY[code]}`);
      }
    }
    if (segments.length > 0) codes.push('5');
  }
  return codes.length === 0 ? null : { codes: [...new Set(codes)], segments, reasons };
};
