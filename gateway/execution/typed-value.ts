import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isListType,
  isNonNullType,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';
import { jsonOf } from './json-text.ts';
import type { Written } from './required-value.ts';
import { holdsRounded } from './rounded-numbers.ts';

/** Writes a value that one subgraph answered and another is to be told. */
export type WriteTyped<Context> = (context: Context, value: unknown) => Written;

/** What is written for a value that its type does not allow. */
export type Refuse = () => Written;

const isString = (value: unknown): boolean => typeof value === 'string';

/** As subgraphs serialize them; whole numbers are known to stand for identifiers. */
const FITS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  [GraphQLString.name, isString],
  [GraphQLID.name, (value) => isString(value) || Number.isSafeInteger(value)],
  [GraphQLInt.name, (value) => typeof value === 'number' && (value | 0) === value],
  [GraphQLFloat.name, (value) => Number.isFinite(value)],
  [GraphQLBoolean.name, (value) => typeof value === 'boolean'],
]);

const fitsOf = (type: GraphQLNamedType): ((value: unknown) => boolean) => {
  // Of a custom scalar any JSON may be right, but for numbers that may have been others.
  if (!isEnumType(type)) return FITS.get(type.name) ?? ((value) => isString(value) || !holdsRounded(value));
  const names = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => names.has(value);
};

const writeList = (list: readonly unknown[], write: (each: unknown) => Written): Written => {
  let text = '';
  for (const each of list) {
    const written = write(each);
    if (typeof written !== 'string') return written;
    text += text === '' ? written : `,${written}`;
  }
  return `[${text}]`;
};

/**
 * Makes the writer of values of a type: its lists, and whether there may be null.
 * @param type `null`: nobody knows
 * @param writeItem writes what is neither null nor one of the lists
 */
export const writeTyped = <Context>(
  type: GraphQLOutputType | null,
  writeItem: WriteTyped<Context>,
  refuse: Refuse,
): WriteTyped<Context> => {
  if (type === null) {
    return function write(context, value): Written {
      if (value === null) return 'null';
      return Array.isArray(value) ? writeList(value, (each) => write(context, each)) : writeItem(context, value);
    };
  }
  if (isNonNullType(type)) {
    const write = writeTyped(type.ofType, writeItem, refuse);
    return (context, value) => (value === null ? refuse() : write(context, value));
  }
  if (!isListType(type)) return (context, value) => (value === null ? 'null' : writeItem(context, value));
  const write = writeTyped(type.ofType, writeItem, refuse);
  return (context, value) => {
    if (value === null) return 'null';
    return Array.isArray(value) ? writeList(value, (each) => write(context, each)) : refuse();
  };
};

/** Makes the writer of values without selections; what is nested too deep to be written is refused. */
export const writeLeaf = (type: GraphQLOutputType | null, refuse: Refuse): WriteTyped<unknown> => {
  const fits = type === null ? () => true : fitsOf(getNamedType(type));
  const write = (_: unknown, value: unknown): Written => {
    try {
      return fits(value) ? jsonOf(value) : refuse();
    } catch {
      return refuse();
    }
  };
  return type === null ? write : writeTyped(type, write, refuse);
};
