import type { Reader } from './level.ts';
import { FetchFailure, type Position } from './position.ts';
import type { RepresentationForm, RepresentationForms } from './representation.ts';
import { readRequired, type Written } from './required-value.ts';

/** Distinct representations, each with the objects that it stands for. */
export interface Batch {
  readonly texts: string[];
  readonly members: Position[][];
}

/** Objects by the values that tell their representations apart, one after the other. */
type ByValues = Map<unknown, ByValues | Position[]>;

const isMissing = (value: unknown): boolean => typeof value === 'symbol' || value instanceof FetchFailure;

/** The objects with the same values as this one, if there was one before it. */
const findAlike = (known: ByValues, telling: readonly (readonly Reader[])[], position: Position): Position[] | null => {
  let found: ByValues | Position[] | undefined = known;
  for (const readers of telling) {
    if (!(found instanceof Map)) return null;
    found = found.get(readRequired(position, readers));
  }
  return Array.isArray(found) ? found : null;
};

const remember = (
  known: ByValues,
  telling: readonly (readonly Reader[])[],
  position: Position,
  members: Position[],
): void => {
  const values = telling.map((readers) => readRequired(position, readers));
  const last = values.pop();
  if (telling.length === 0 || isMissing(last) || values.some(isMissing)) return;
  let at = known;
  for (const value of values) {
    let next = at.get(value);
    if (!(next instanceof Map)) at.set(value, (next = new Map()));
    at = next;
  }
  at.set(last, members);
};

/**
 * Each distinct representation once, in the order of the objects. Writing a representation only to find that it is
 * known costs more than anything else in a deep answer: objects are told apart by their values first.
 * @param onMissing is told of each object that has none
 */
export const collectRepresentations = (
  positions: readonly Position[],
  formOf: RepresentationForms,
  onMissing: (position: Position, why: Exclude<Written, string>) => void,
): Batch => {
  const batch: Batch = { texts: [], members: [] };
  const byText = new Map<string, Position[]>();
  let form: RepresentationForm | null = null;
  let byValues: ByValues = new Map();
  const ofForms = new Map<RepresentationForm, ByValues>();
  for (const position of positions) {
    const its = formOf(position);
    if (its !== form) {
      form = its;
      byValues = ofForms.get(its) ?? new Map<unknown, ByValues | Position[]>();
      ofForms.set(its, byValues);
    }
    const { telling, write } = its;
    const alike = telling === null ? null : findAlike(byValues, telling, position);
    if (alike) {
      alike.push(position);
      continue;
    }
    const text = write(position);
    if (typeof text !== 'string') {
      onMissing(position, text);
      continue;
    }
    let members = byText.get(text);
    if (members) {
      members.push(position);
    } else {
      members = [position];
      byText.set(text, members);
      batch.texts.push(text);
      batch.members.push(members);
    }
    if (telling !== null) remember(byValues, telling, position, members);
  }
  return batch;
};
