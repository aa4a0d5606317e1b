import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isSpecifiedScalarType,
  type GraphQLLeafType,
} from 'graphql';
import { holdsRounded } from '../execution/rounded-numbers.ts';
import { quote } from './json-string.ts';
import { tellProtocol, type FieldSite } from './render-errors.ts';
import type { Complete } from './object-shape.ts';

/** The text of a value that is just what the type promises; `undefined` for any other, which may still be coerced. */
type Exact = (value: unknown) => string | undefined;

const exactString: Exact = (value) => (typeof value === 'string' ? quote(value) : undefined);

/**
 * What a custom scalar's values are nobody here knows: each JSON value is right unless it is too deep to be written, or holds
 * numbers that may have been others.
 */
const exactJson: Exact = (value) => {
  if (typeof value === 'string') return quote(value);
  try {
    if (holdsRounded(value)) return undefined;
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
};

const EXACT: ReadonlyMap<string, Exact> = new Map<string, Exact>([
  [GraphQLString.name, exactString],
  [GraphQLID.name, exactString],
  [GraphQLInt.name, (value) => (typeof value === 'number' && (value | 0) === value ? `${value}` : undefined)],
  [GraphQLFloat.name, (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : undefined)],
  [GraphQLBoolean.name, (value) => (value === true ? 'true' : value === false ? 'false' : undefined)],
]);

const exactOf = (type: GraphQLLeafType): Exact => {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]));
    return (value) => texts.get(value);
  }
  return EXACT.get(type.name) ?? exactJson;
};

/** Whether every string is a right value as it is. */
export const takesAnyString = (type: GraphQLLeafType): boolean =>
  !isEnumType(type) && (!isSpecifiedScalarType(type) || type.name === 'String' || type.name === 'ID');

/** Completes a leaf that is not null: as graphql-js coerces results, and an error where it cannot. */
export const completeLeaf = (type: GraphQLLeafType, site: FieldSite): Complete => {
  const exact = exactOf(type);
  // A value of an enum that the schema does not have may be kept out on purpose: it is not repeated.
  const reasonOf = (error: unknown): string =>
    error instanceof Error && !isEnumType(type) ? error.message : `${type.name} has no such value.`;
  const mayBeRounded = type.name === GraphQLFloat.name;
  const coerced: Complete = (text, value, run) => {
    try {
      if (!mayBeRounded && holdsRounded(value)) throw new Error(`${type.name} cannot represent so large a number.`);
      return text + JSON.stringify(type.serialize(value));
    } catch (error) {
      tellProtocol(run, site, reasonOf(error));
      return undefined;
    }
  };
  return (text, value, run) => {
    const right = exact(value);
    return right === undefined ? coerced(text, value, run) : text + right;
  };
};
