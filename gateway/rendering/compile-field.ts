import { getNamedType, isLeafType, isNonNullType, type GraphQLField, type GraphQLOutputType } from 'graphql';
import type { Level, Reader } from '../execution/level.ts';
import { completeObject } from './complete-object.ts';
import { completeValue } from './complete-value.ts';
import { completeLeaf, takesAnyString } from './leaf-text.ts';
import type { Complete, Composite, FieldStart, ShapedField } from './object-shape.ts';
import { failureOf, isAmbiguous, isUnknownObject, readFirst, readRows } from './read-value.ts';
import { tellFailure, tellMissing, tellUnplanned, type FieldSite } from './render-errors.ts';

/** @param first whether it opens its object */
const startOf = (name: string, first: boolean): FieldStart => {
  const plain = `${first ? '{' : ','}"${name}":`;
  return { plain, quoted: `${plain}"`, afterString: `"${plain}`, quotedAfterString: `"${plain}"` };
};

const NO_LABELS: ReadonlySet<string> = new Set();

/** A field whose value is not read: `__typename`, introspection. */
export const compileComputedField = (
  name: string,
  first: boolean,
  complete: Complete,
  readers: ShapedField['readers'],
): ShapedField => ({
  name,
  isString: false,
  start: startOf(name, first),
  layer: 0,
  key: '',
  read: () => true,
  readers,
  complete,
  absent: () => undefined,
  composite: null,
  labels: NO_LABELS,
});

const isString = (type: GraphQLOutputType): boolean => {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return isLeafType(nullable) && takesAnyString(nullable);
};

const readOf = (level: Level, below: Level | undefined, readers: readonly Reader[]): ShapedField['read'] => {
  if (below?.tracked) return readRows(level, below, readers);
  const [only] = readers;
  return only && readers.length === 1 && !isAmbiguous(only.key)
    ? null
    : (holder, run) => readFirst(run, level, holder, readers);
};

/** Writes what stands for a value that is not there: an error says why, where there is a reason for one. */
const absentOf = (
  type: GraphQLOutputType,
  level: Level,
  readers: readonly Reader[],
  complete: Complete,
  site: FieldSite,
): ShapedField['absent'] => {
  const nullable = !isNonNullType(type);
  return (text, holder, run) => {
    const failure = failureOf(run, level, holder, readers);
    if (failure) tellFailure(run, failure);
    else if (readers.length === 0) tellUnplanned(run, site);
    else if (!nullable || isUnknownObject(run, level, holder, readers)) return complete(text, null, run);
    else tellMissing(run, site);
    return nullable ? text + 'null' : undefined;
  };
};

/** A field of an object's type, and where its value is. */
export interface PlannedField {
  /** The client's response name. */
  readonly name: string;
  readonly first: boolean;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly site: FieldSite;
  /** Where the object is that has it. */
  readonly level: Level;
  readonly readers: readonly Reader[];
  /** Where its objects are; `undefined` for leaves, and where nobody fetches any. */
  readonly below: Level | undefined;
  readonly composite: Composite | null;
  readonly labels: ReadonlySet<string>;
}

/** A field whose value is read from the answers of subgraphs. */
export const compilePlannedField = (field: PlannedField): ShapedField => {
  const { name, first, site, level, readers, below, composite, labels } = field;
  const { type } = field.definition;
  const named = getNamedType(type);
  const completeNamed = composite
    ? completeObject(composite, site)
    : isLeafType(named)
      ? completeLeaf(named, site)
      : null;
  const complete = completeValue(type, completeNamed ?? (() => undefined), site);
  const [only] = readers;
  return {
    name,
    isString: isString(type),
    start: startOf(name, first),
    layer: only?.layer ?? 0,
    key: only?.key ?? '',
    read: readOf(level, below, readers),
    readers: composite ? null : readers,
    complete,
    absent: absentOf(type, level, readers, complete, site),
    composite,
    labels,
  };
};
