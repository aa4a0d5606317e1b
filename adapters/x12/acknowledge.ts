import { type SetFaults, findFaults, isKnownGroup } from './grammar.ts';
import type { FunctionalGroup, TransactionSet } from './interchange.ts';
import type { OutgoingSet, SegmentText } from './write-interchange.ts';

/** A set as it was judged; `faults` is `null` when it is taken. */
export interface JudgedSet {
  readonly set: TransactionSet;
  readonly faults: SetFaults | null;
}
/** A group as it was judged. With `codes` (those of AK905) nothing of it is taken. */
export interface JudgedGroup {
  readonly group: FunctionalGroup;
  readonly codes: readonly string[];
  readonly reasons: readonly string[];
  readonly sets: readonly JudgedSet[];
}

/** Judges a group by syntax alone: what it means is no matter of an acknowledgement. */
export const judgeGroup = (group: FunctionalGroup): JudgedGroup => {
  const known = isKnownGroup(group.code);
  return {
    group,
    codes: [...new Set([...(known ? [] : ['1']), ...group.faults.map(({ code }) => code)])],
    reasons: [
      ...(known ? [] : [`groups ${group.code} are not read here`]),
      ...group.faults.map(({ reason }) => reason),
    ],
    sets: group.sets.map((set) => ({ set, faults: findFaults(set, group) })),
  };
};

const noteOf = (faults: SetFaults | null): readonly SegmentText[] =>
  (faults?.segments ?? []).flatMap(({ name, position, code, elements }) => [
    ['AK3', name, String(position), '', code],
    ...elements.map((each) => ['AK4', String(each.position), each.dictionary, each.code, each.text.slice(0, 99)]),
  ]);

/**
 * The 997 that answers a group: A or R for each set with the codes behind it, and for the group A when all were taken, P
 * when some were, R when none was or the group itself is wrong.
 */
export const acknowledge = ({ group, codes, sets }: JudgedGroup): OutgoingSet => {
  const rejected = codes.length > 0;
  const accepted = rejected ? 0 : sets.filter(({ faults }) => faults === null).length;
  const verdict = accepted === sets.length && !rejected ? 'A' : accepted > 0 ? 'P' : 'R';
  return {
    id: '997',
    segments: [
      ['AK1', group.code, group.control],
      ...sets.flatMap(({ set, faults }): readonly SegmentText[] => [
        ['AK2', set.id, set.control],
        ...noteOf(faults),
        ['AK5', faults === null && !rejected ? 'A' : 'R', ...(faults?.codes.slice(0, 5) ?? [])],
      ]),
      [
        'AK9',
        verdict,
        String(group.declaredSets ?? sets.length),
        String(sets.length),
        String(accepted),
        ...codes.slice(0, 5),
      ],
    ],
  };
};
