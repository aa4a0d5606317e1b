import { getNullableType, GraphQLList, isListType, type GraphQLOutputType } from 'graphql';
import type { ContextVariable, RequiredSelection } from '../plan/plan.ts';
import type { ContextGroups } from './fetch-entities.ts';
import { tableOf } from './fill-tables.ts';
import { compileLeftOut } from './left-out.ts';
import { FetchFailure } from './layer-value.ts';
import type { Level } from './level.ts';
import type { Known } from './run.ts';
import { isMissing, LOST, NOT_ASKED, readRow, unfit, UNWANTED, type Missing } from './required-value.ts';
import { visitPlaces } from './response-path.ts';
import type { TypeNames } from './runtime-type.ts';
import { rowsOf } from './tables.ts';
import { writeLeaf, type WriteTyped } from './typed-value.ts';

/** Reads a context variable's value from the object that has it: or why it is not there, `UNWANTED` where the object is none that sets it. */
type ReadContext = (known: Known, row: number) => unknown;

const CONDITION = '... on ';

const asSelection = ([step, ...further]: readonly string[]): RequiredSelection[] => {
  if (step === undefined) return [];
  const selections = asSelection(further);
  if (step.startsWith(CONDITION)) {
    return [{ kind: 'Fragment', typeCondition: step.slice(CONDITION.length), selections }];
  }
  return [{ kind: 'Field', name: step, key: step, selections: selections.length === 0 ? null : selections }];
};

/** The values at a path below one; lists are gone through. */
const readBelow = (value: unknown, [key, ...further]: readonly string[]): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(value)) return value.map((each): unknown => readBelow(each, [key, ...further]));
  return typeof value === 'object' && value !== null ? readBelow(Reflect.get(value, key), further) : value;
};

/** What {@link readBelow} finds in a value of a type: null where something above is null. */
const typeBelow = (
  names: TypeNames,
  type: GraphQLOutputType | null,
  [key, ...further]: readonly string[],
): GraphQLOutputType | null => {
  if (key === undefined || type === null) return type;
  const nullable = getNullableType(type);
  const inner = isListType(nullable)
    ? typeBelow(names, nullable.ofType, [key, ...further])
    : typeBelow(names, names.fieldType(nullable.name, key), further);
  return inner && (isListType(nullable) ? new GraphQLList(inner) : getNullableType(inner));
};

/** @param level of the object that has the value */
const compileReading = (level: Level, { path }: ContextVariable, names: TypeNames): ReadContext => {
  const [first = '', ...rest] = path.filter((step) => !step.startsWith(CONDITION));
  const condition = path[0]?.startsWith(CONDITION) ? path[0].slice(CONDITION.length) : null;
  const readers = level.readers(first);
  const findLeftOut = compileLeftOut(level, asSelection(path), names);
  const writers = new Map<string | null, WriteTyped<unknown>>();
  const refuse = (): Missing => unfit(level, readers);
  const writerFor = (typename: string | null): WriteTyped<unknown> => {
    const write = writers.get(typename) ?? writeLeaf(typeBelow(names, names.fieldType(typename, first), rest), refuse);
    writers.set(typename, write);
    return write;
  };
  return (known, row) => {
    const table = tableOf(known.tables, level);
    const typename = names.typenameOf(table, row);
    if (typename !== null && condition !== null && !names.satisfies(typename, condition)) return UNWANTED;
    const value = readRow(table, row, readers);
    if (value instanceof FetchFailure || value === LOST) return value;
    const leftOut = findLeftOut(known, row);
    if (leftOut || value === NOT_ASKED) return leftOut ?? value;
    const found = readBelow(value, rest);
    const written = writerFor(typename)(known, found);
    return isMissing(written) ? written : found;
  };
};

const levelAbove = (level: Level, levelsUp: number): Level =>
  levelsUp === 0 || level.above === null ? level : levelAbove(level.above, levelsUp - 1);

/**
 * Where one variable's value may be, the nearest object first: that is the one that counts. Undefined where all that
 * takes it is under conditions that are false.
 */
const compileVariable = (level: Level, places: readonly ContextVariable[], names: TypeNames) => {
  const readings = [...places]
    .sort((one, other) => one.levelsUp - other.levelsUp)
    .map((each) => ({ ...each, holders: levelAbove(level, each.levelsUp) }))
    .map((each) => ({ ...each, read: compileReading(each.holders, each, names) }));
  const isUsed = ({ variables }: Known): boolean =>
    readings.some(({ usedUnder }) =>
      usedUnder.some((all) => all.every(({ variable, is }) => (variables[variable] === true) === is)),
    );
  return (known: Known, line: readonly number[] | undefined): unknown => {
    if (!isUsed(known)) return undefined;
    for (const { levelsUp, read } of readings) {
      const holder = line?.at(-1 - levelsUp);
      const value = holder === undefined ? UNWANTED : read(known, holder);
      if (value !== UNWANTED) return value;
    }
    // None of the objects above is what the plan says that one of them is.
    const [nearest] = readings;
    return nearest ? unfit(nearest.holders, nearest.holders.typenames) : NOT_ASKED;
  };
};

/**
 * Groups objects by the tuple of their context values: one request can carry one value per variable only. An object
 * whose value has failed is not asked for: what it is to answer would be computed without the value.
 * @param level of the objects
 */
export const groupByContext = (
  level: Level,
  variables: readonly ContextVariable[],
  names: TypeNames,
): ContextGroups => {
  const reads = [...new Set(variables.map(({ variable }) => variable))].map((name) => ({
    name,
    read: compileVariable(
      level,
      variables.filter(({ variable }) => variable === name),
      names,
    ),
  }));
  return (known, selection, onMissing) => {
    const lines: (readonly number[])[] = [];
    visitPlaces(known.tables, level, (row, _place, above) => (lines[row] = [...above, row]));
    const groups = new Map<string, { readonly values: Record<string, unknown>; readonly rows: number[] }>();
    for (const row of rowsOf(selection)) {
      const values: Record<string, unknown> = {};
      let missing: Missing | null = null;
      for (const { name, read } of reads) {
        const value = read(known, lines[row]);
        if (isMissing(value)) missing ??= value;
        else if (value !== undefined) values[name] = value;
      }
      if (missing) {
        onMissing([row], missing);
        continue;
      }
      const id = JSON.stringify(values);
      const group = groups.get(id);
      if (group) group.rows.push(row);
      else groups.set(id, { values, rows: [row] });
    }
    return [...groups.values()];
  };
};
