import { type Delimiters, type Segment, readSegments } from './segment.ts';

/** Who sends or receives: the qualifier and the id of ISA05/06 or ISA07/08, as `12:4405197800`. */
export type InterchangeAddress = string;

/** A fault of syntax. `code` is that of the 997: AK502 for a set, AK905 for a group; an interchange's has none. */
export interface SyntaxFault {
  readonly code: string;
  readonly reason: string;
}

/** One transaction set, from its ST to its SE. */
export interface TransactionSet {
  /** ST01: `850`. */
  readonly id: string;
  /** ST02. */
  readonly control: string;
  readonly segments: readonly Segment[];
  readonly faults: readonly SyntaxFault[];
}

/** One functional group, from its GS to its GE. */
export interface FunctionalGroup {
  /** GS01: `PO`. */
  readonly code: string;
  readonly sender: string;
  readonly receiver: string;
  readonly control: string;
  /** GS08: `004010`. */
  readonly version: string;
  /** GE01: how many sets the sender says there are; `null` where that is no number. */
  readonly declaredSets: number | null;
  readonly sets: readonly TransactionSet[];
  readonly faults: readonly SyntaxFault[];
}

/** One interchange, from its ISA to its IEA. With a reason in `faults` nothing of it is taken. */
export interface Interchange {
  readonly sender: InterchangeAddress;
  readonly receiver: InterchangeAddress;
  readonly control: string;
  /** ISA09 and ISA10: `101127` `1719`, in no zone. */
  readonly sentAt: string;
  readonly isTest: boolean;
  readonly delimiters: Delimiters;
  readonly groups: readonly FunctionalGroup[];
  readonly faults: readonly string[];
  readonly text: string;
}

type Cut = Omit<Segment, 'position'>;

/** What stands at element nn, blanks cut off; empty when it is not there. */
const at = (segment: Cut | undefined, index: number): string => segment?.elements[index - 1] ?? '';
const countIn = (segment: Cut | undefined, index: number): number | null =>
  /^\d{1,9}$/.test(at(segment, index)) ? Number(at(segment, index)) : null;
const sameControl = (left: string, right: string): boolean =>
  left === right || (/^\d+$/.test(left) && /^\d+$/.test(right) && BigInt(left) === BigInt(right)); // 0005 and 5 are one number

const setOf = (cuts: readonly Cut[]): TransactionSet => {
  const [header] = cuts;
  const last = cuts.at(-1);
  const trailer = last?.name === 'SE' ? last : undefined;
  const faults: SyntaxFault[] = [];
  if (trailer === undefined) faults.push({ code: '2', reason: 'the set has no SE' });
  else {
    if (!sameControl(at(header, 2), at(trailer, 2))) {
      faults.push({ code: '3', reason: `ST02 is ${at(header, 2)} and SE02 is ${at(trailer, 2)}` });
    }
    if (countIn(trailer, 1) !== cuts.length) {
      faults.push({ code: '4', reason: `SE01 says ${at(trailer, 1)} segments, there are ${cuts.length}` });
    }
  }
  if (!/^\d{3}$/.test(at(header, 1))) faults.push({ code: '6', reason: `ST01 "${at(header, 1)}" is no set` });
  if (!/^[A-Za-z0-9]{1,9}$/.test(at(header, 2))) faults.push({ code: '7', reason: 'ST02 is no control number' });
  return {
    id: at(header, 1),
    control: at(header, 2),
    segments: cuts.map((cut, index) => ({ ...cut, position: index + 1 })),
    faults,
  };
};

const groupOf = (cuts: readonly Cut[]): FunctionalGroup => {
  const [header] = cuts;
  const last = cuts.at(-1);
  const trailer = last?.name === 'GE' ? last : undefined;
  const sets: TransactionSet[] = [];
  const faults: SyntaxFault[] = [];
  let open: Cut[] | null = null;
  const close = (): void => {
    if (open !== null) sets.push(setOf(open));
    open = null;
  };
  for (const cut of cuts.slice(1, trailer === undefined ? undefined : -1)) {
    if (cut.name === 'ST') close();
    if (cut.name === 'ST') open = [cut];
    else if (open === null) faults.push({ code: '5', reason: `segment ${cut.name} stands outside of a set` });
    else open.push(cut);
    if (cut.name === 'SE') close();
  }
  close();
  if (trailer === undefined) faults.push({ code: '3', reason: 'the group has no GE' });
  else {
    if (!sameControl(at(header, 6), at(trailer, 2))) {
      faults.push({ code: '4', reason: `GS06 is ${at(header, 6)} and GE02 is ${at(trailer, 2)}` });
    }
    if (countIn(trailer, 1) !== sets.length) {
      faults.push({ code: '5', reason: `GE01 says ${at(trailer, 1)} sets, there are ${sets.length}` });
    }
  }
  return {
    code: at(header, 1),
    sender: at(header, 2),
    receiver: at(header, 3),
    control: at(header, 6),
    version: at(header, 8),
    declaredSets: countIn(trailer, 1),
    sets,
    faults,
  };
};

/** Reads one interchange by its delimiters and checks it against its own trailers. */
export const readInterchange = async (text: string, delimiters: Delimiters): Promise<Interchange> => {
  const cuts = await readSegments(text, delimiters);
  const [header] = cuts;
  const last = cuts.at(-1);
  const trailer = last?.name === 'IEA' ? last : undefined;
  const groups: FunctionalGroup[] = [];
  const faults: string[] = [];
  let open: Cut[] | null = null;
  const close = (): void => {
    if (open !== null) groups.push(groupOf(open));
    open = null;
  };
  for (const cut of cuts.slice(1, trailer === undefined ? undefined : -1)) {
    if (cut.name === 'GS') close();
    if (cut.name === 'GS') open = [cut];
    else if (open !== null) open.push(cut);
    else if (cut.name !== 'TA1') faults.push(`segment ${cut.name} stands outside of a functional group`);
    if (cut.name === 'GE') close();
  }
  close();
  if (trailer === undefined) faults.push('the interchange has no IEA: it is not whole');
  else {
    if (!sameControl(at(header, 13), at(trailer, 2))) {
      faults.push(`ISA13 is ${at(header, 13)} and IEA02 is ${at(trailer, 2)}`);
    }
    if (countIn(trailer, 1) !== groups.length) {
      faults.push(`IEA01 says ${at(trailer, 1)} groups, there are ${groups.length}`);
    }
  }
  if (!/^\d{9}$/.test(at(header, 13))) faults.push(`ISA13 "${at(header, 13)}" is no control number of nine digits`);
  return {
    sender: `${at(header, 5)}:${at(header, 6)}`,
    receiver: `${at(header, 7)}:${at(header, 8)}`,
    control: at(header, 13),
    sentAt: `${at(header, 9)} ${at(header, 10)}`,
    isTest: at(header, 15) === 'T',
    delimiters,
    groups,
    faults,
    text,
  };
};
