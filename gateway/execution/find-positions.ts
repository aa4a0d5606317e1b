import type { FlattenStep } from '../plan/plan.ts';
import { positionsBelow } from './below.ts';
import type { Level } from './level.ts';
import { NO_OBJECT, Position, type PositionTree } from './position.ts';
import type { TypeNames } from './runtime-type.ts';

const collect = (tree: PositionTree, into: Position[]): void => {
  if (tree === null || tree === NO_OBJECT) return;
  if (tree instanceof Position) into.push(tree);
  else for (const each of tree) collect(each, into);
};

type Step = (positions: readonly Position[]) => readonly Position[];

const stepDown =
  (level: Level): Step =>
  (positions) => {
    const found: Position[] = [];
    for (const position of positions) collect(positionsBelow(position, level), found);
    return found;
  };

const ofTypes =
  (types: readonly string[], names: TypeNames): Step =>
  (positions) =>
    positions.filter((position) => {
      const typename = names.typenameOf(position);
      return typename !== null && types.some((type) => names.satisfies(typename, type));
    });

/** Makes the function that finds the objects at a path, from the ones it starts at; list elements in order. */
export const compilePath = (
  from: Level,
  path: readonly FlattenStep[],
  names: TypeNames,
): { readonly level: Level; readonly find: Step } => {
  let level = from;
  const steps: Step[] = [];
  for (const step of path) {
    if (step.kind === 'TYPE') steps.push(ofTypes(step.types, names));
    if (step.kind !== 'KEY') continue; // lists are stepped through with their field
    const below = level.below.get(step.key);
    if (!below) throw new Error(`the plan flattens at ${step.key}, which it never fetches`);
    level = below;
    steps.push(stepDown(below));
  }
  return { level, find: (positions) => steps.reduce<readonly Position[]>((found, step) => step(found), positions) };
};
