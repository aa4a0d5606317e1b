import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** Most values one filter may name. */
const MAX_VALUES = 1000;

const refuse = (name: string, message: string): never => {
  throw new AppError('INVALID_ARGUMENT', `${name}: ${message}`);
};

/** The value as the model has it, `null` when it was left out; throws INVALID_ARGUMENT that names the argument. */
export const parseArgument = <S extends z.ZodType>(name: string, schema: S, value: unknown): z.infer<S> | null => {
  if (value === null || value === undefined) return null;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse(name, parsed.error.issues[0]?.message ?? 'not valid');
};

/** The value as the model has it; throws INVALID_ARGUMENT that names the argument. */
export const parsed = <S extends z.ZodType>(name: string, schema: S, value: unknown): z.infer<S> =>
  parseArgument(name, schema, value) ?? refuse(name, 'a value is missing');

/** The values as the model has them, `null` when the list was left out; an empty list is kept: it matches nothing. */
export const parseArguments = <S extends z.ZodType>(
  name: string,
  schema: S,
  values: readonly unknown[] | null | undefined,
): readonly z.infer<S>[] | null => {
  if (values === null || values === undefined) return null;
  if (values.length > MAX_VALUES) refuse(name, `at most ${MAX_VALUES} values, not ${values.length}`);
  return values.map(
    (value, at) => parseArgument(`${name}[${at}]`, schema, value) ?? refuse(name, 'a value is missing'),
  );
};

const searchSchema = z.string().trim().min(1, 'give at least one character').max(100, 'at most 100 characters');

/** Text to search for, `null` when it was left out. */
export const parseSearch = (name: string, value: string | null | undefined): string | null =>
  parseArgument(name, searchSchema, value);

/** A region code as filters take it. */
export const regionCodeSchema = z.string().min(1).max(40);

/**
 * The one name that was given of those a thing can be asked by; throws INVALID_ARGUMENT when there are none or several,
 * because guessing which was meant would answer another question.
 */
export const exactlyOne = <N extends string>(
  names: Readonly<Record<N, string | null | undefined>>,
): { readonly name: N; readonly value: string } => {
  // Object.entries forgets that the names are N.
  const all = Object.entries(names) as [N, string | null | undefined][];
  const [only, ...more] = all.flatMap(([name, value]) => (value == null ? [] : [{ name, value }]));
  if (only === undefined || more.length > 0) {
    return refuse(all.map(([name]) => name).join(', '), 'exactly one of them must be given');
  }
  return only;
};
