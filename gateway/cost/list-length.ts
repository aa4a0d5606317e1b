import type { FieldNode, GraphQLField } from 'graphql';
import type { Variables } from '../engine/engine.ts';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Amount } from './amount.ts';
import { givenArguments } from './argument-cost.ts';
import type { ListSize } from './cost-rules.ts';

/** How long the list of a field with `@listSize` is taken to be; `null` where it says nothing. */
export interface ListLength {
  readonly length: Amount;
  /** Throws `INVALID_ARGUMENT` when the field must get one slicing argument and gets none or several. */
  check(variables: Variables): void;
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );

const defaultAt = (field: GraphQLField<unknown, unknown>, [name, ...rest]: readonly string[]): unknown =>
  valueAt(field.args.find((argument) => argument.name === name)?.defaultValue, rest);

/** Reads the length from what an operation gives, else from defaults, else from the schema's assumption. */
export const listLengthOf = (
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  size: ListSize,
  assumedListSize: number,
): ListLength => {
  const given = givenArguments(node, field);
  const numbersOf = (read: (path: readonly string[]) => unknown): readonly number[] =>
    size.slicingArguments.flatMap((path) => {
      const value = read(path);
      return typeof value === 'number' ? [Math.max(0, value)] : [];
    });
  const asked = (variables: Variables) => numbersOf((path) => valueAt(given(variables), path));
  const defaults = numbersOf((path) => defaultAt(field, path));
  const otherwise = defaults.length > 0 ? Math.max(...defaults) : (size.assumedSize ?? assumedListSize);
  const lengthOf = (variables: Variables): number => {
    const numbers = asked(variables);
    return numbers.length > 0 ? Math.max(...numbers) : otherwise;
  };
  const names = size.slicingArguments.map((path) => path.join('.')).join(', ');
  return {
    length: node.arguments?.length ? lengthOf : otherwise,
    check(variables) {
      if (!size.requireOneSlicingArgument || size.slicingArguments.length === 0) return;
      const count = asked(variables).length;
      if (count === 1 || (count === 0 && defaults.length === 1)) return;
      throw new AppError('INVALID_ARGUMENT', `"${field.name}" takes exactly one of ${names}; ${count} are given.`);
    },
  };
};
