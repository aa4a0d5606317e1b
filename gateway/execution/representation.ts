import type { RequiredSelection, ValueSetter } from '../plan/plan.ts';
import { jsonOf } from './json-text.ts';
import type { Level, Reader } from './level.ts';
import { tableOf } from './fill-tables.ts';
import type { AnswerObject } from './layer-value.ts';
import { NOT_ASKED, UNWANTED, readTypename, unfit, type Written } from './required-value.ts';
import { mergeFields } from './merge-required-fields.ts';
import { compileField, type ValueWriter } from './required-field.ts';
import { compileLeftOut } from './left-out.ts';
import type { Known } from './run.ts';
import type { Table } from './tables.ts';
import type { TypeNames } from './runtime-type.ts';

/** How objects of one type are represented. */
export interface RepresentationForm {
  readonly write: (run: Known, row: number) => Written;
  /**
   * Where the values stand that one object's representation can differ in from another's; `null` where that is not known,
   * because they are inside of other objects. Two objects with the same values here are represented by the same text.
   */
  readonly telling: readonly (readonly Reader[])[] | null;
}

/** Finds how an object is represented, by its type. */
export type RepresentationForms = (table: Table, row: number) => RepresentationForm;

/**
 * How an object's members are written, when it is of one type.
 * @param declared the type of the field that has it; `null`: nobody knows
 */
const compileMembers = (
  level: Level,
  selections: readonly RequiredSelection[],
  rewrites: readonly ValueSetter[],
  names: TypeNames,
  typename: string | null,
  declared: string | null,
  isInner: boolean,
): ValueWriter => {
  // An object whose type nobody asked for is of the only type it can be.
  const applies = (condition: string) => typename === null || names.satisfies(typename, condition);
  const writeObject: Parameters<typeof compileField>[4] = (inner, of, rewritesOf, type) =>
    compileObject(inner, of, rewritesOf, names, type);
  const typeText = typename === null ? null : jsonOf(typename);
  const fields = mergeFields(selections, rewrites, applies).map((field) => ({
    label: `${jsonOf(field.name)}:`,
    write: compileField(level, field, names.fieldType(typename ?? declared, field.name), typeText, writeObject),
  }));
  // Where the selection depends on the type, the type is part of what the subgraph must know.
  const depends = isInner && typeText !== null && selections.some((each) => each.kind === 'Fragment');
  if (depends && !fields.some(({ label }) => label === '"__typename":')) {
    fields.unshift({ label: '"__typename":', write: () => typeText });
  }
  if (fields.length === 0) return () => (isInner ? '{}' : UNWANTED);
  return (tables, source) => {
    let text = '';
    for (const { label, write } of fields) {
      const written = write(tables, source);
      if (typeof written !== 'string') return written;
      text += text === '' ? label + written : `,${label}${written}`;
    }
    return `{${text}}`;
  };
};

/** Makes a writer that looks at the type of each object, and compiles what that type needs once. */
const byType = (level: Level, names: TypeNames, compileFor: (typename: string | null) => ValueWriter): ValueWriter => {
  const known = new Map<string | null, ValueWriter>();
  return (tables, source) => {
    const typename =
      typeof source === 'number' ? names.typenameOf(tableOf(tables, level), source) : readTypename(level, source);
    let write = known.get(typename);
    if (!write) known.set(typename, (write = compileFor(typename)));
    return write(tables, source);
  };
};

/** An object inside of an entity. */
const compileObject = (
  level: Level,
  selections: readonly RequiredSelection[],
  rewrites: readonly ValueSetter[],
  names: TypeNames,
  declared: string | null,
): ValueWriter =>
  byType(level, names, (typename) => {
    if (typename !== null && declared !== null && !names.mayStandFor(typename, declared)) {
      return () => unfit(level, level.typenames);
    }
    return compileMembers(level, selections, rewrites, names, typename, declared, true);
  });

const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mergeJson = (one: unknown, other: unknown): unknown => {
  if (Array.isArray(one) && Array.isArray(other)) return one.map((each: unknown, at) => mergeJson(each, other[at]));
  if (!isObject(one) || !isObject(other)) return other;
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) merged[key] = key in merged ? mergeJson(merged[key], value) : value;
  return merged;
};

/**
 * Makes what writes a fetch's representations, from the objects of a level. Fragments whose type does not fit
 * contribute nothing; input rewrites put their constants in. Where a value was not asked for, because a condition was
 * false, the fragment that has it is left out: what depends on it is not asked for either. Where it was asked for and a
 * subgraph left it out of its answer, there is no representation: what depends on it would be computed without it.
 */
export const compileRepresentation = (
  level: Level,
  requires: readonly RequiredSelection[],
  rewrites: readonly ValueSetter[],
  names: TypeNames,
): RepresentationForms => {
  const formFor = (typename: string | null): RepresentationForm => {
    const applies = (condition: string) => typename === null || names.satisfies(typename, condition);
    const fields = mergeFields(requires, rewrites, applies);
    const differing = fields.filter(({ name }) => name !== '__typename' || typename === null);
    const isFlat = fields.length > 0 && fields.every(({ selections }) => selections === null);
    const compile = (selections: readonly RequiredSelection[]) =>
      compileMembers(level, selections, rewrites, names, typename, null, false);
    const whole = compile(requires);
    const parts = requires.map((each) => compile([each]));
    const findLeftOut = compileLeftOut(level, requires, names);
    return {
      telling: isFlat ? differing.map(({ key }) => level.readers(key)) : null,
      write(known, row) {
        const { tables } = known;
        const written = whole(tables, row);
        if (written !== NOT_ASKED) return written;
        const failure = findLeftOut(known, row);
        if (failure) return failure;
        const complete = parts.map((part) => part(tables, row)).filter((part) => typeof part === 'string');
        if (complete.length === 0) return NOT_ASKED;
        return JSON.stringify(complete.map((text): unknown => JSON.parse(text)).reduce(mergeJson));
      },
    };
  };
  const known = new Map<string | null, RepresentationForm>();
  return (table, row) => {
    const typename = names.typenameOf(table, row);
    let form = known.get(typename);
    if (!form) known.set(typename, (form = formFor(typename)));
    return form;
  };
};
