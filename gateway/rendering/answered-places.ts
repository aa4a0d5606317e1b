import { GraphQLError } from 'graphql';
import { isWithin, type ResponsePath } from './error-paths.ts';

/** How many steps of a path lead through what is there: all of them where it ends early, in null. */
const stepsWithin = (data: unknown, path: ResponsePath): number => {
  let at = data;
  for (const [depth, step] of path.entries()) {
    if (at === null) break;
    if (typeof at !== 'object' || !Object.hasOwn(at, step)) return depth;
    at = Reflect.get(at, step);
  }
  return path.length;
};

/**
 * The errors, each at a place that the answer has. What was asked for an object's sake, or of more objects than the client
 * meant, is not in it: an error about that speaks of the object. An error is nothing to leave out, for some null may have
 * no other.
 * @param data JSON text of the answer, or of a patch
 * @param from where it stands
 */
export const toldWithin = (
  errors: readonly GraphQLError[],
  data: string,
  from: ResponsePath = [],
): readonly GraphQLError[] => {
  if (errors.length === 0) return errors;
  const answered: unknown = JSON.parse(data);
  return errors.map((error) => {
    const { path, message, originalError, extensions } = error;
    if (!path || !isWithin(path, from)) return error;
    const steps = from.length + stepsWithin(answered, path.slice(from.length));
    if (steps === path.length) return error;
    return new GraphQLError(message, { path: path.slice(0, steps), originalError, extensions });
  });
};
