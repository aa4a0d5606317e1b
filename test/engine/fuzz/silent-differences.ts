import type { AnswerError } from '../kit/ask-engine.ts';

type Path = readonly (string | number)[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const beginsWith = (path: Path, start: Path): boolean => start.every((step, at) => path[at] === step);

/** What a computed field says of its inputs: wrong where one of them is, which is told where the input stands. */
const isComputed = (value: unknown): boolean => typeof value === 'string' && /^r\d+ of /.test(value);
/** The same of what stands in objects above. */
const isServed = (value: unknown): boolean => typeof value === 'string' && /^s\d+ of /.test(value);

/**
 * Places where an answer is not right and no error says so. What is not there must be null, or not come
 * with any patch, and an error must stand there, above or below.
 * @param inputsMayBeWrong values that fields are computed from, which go on to the next subgraph unlooked at
 */
export const silentDifferences = (
  right: unknown,
  answered: unknown,
  errors: readonly Pick<AnswerError, 'path'>[],
  inputsMayBeWrong: boolean,
): readonly string[] => {
  const isTold = (at: Path) => errors.some(({ path }) => path === null || beginsWith(path, at) || beginsWith(at, path));
  // An error stands at the value itself, which is a field or two below an object above; which object is not known here.
  const isToldBeside = (at: Path) =>
    errors.some(({ path }) => path === null || (path[0] === at[0] && path.length <= at.length + 2));
  const differences = (one: unknown, other: unknown, at: Path): string[] => {
    if (Object.is(one, other)) return [];
    if (other === null) return isTold(at) ? [] : [`${at.join('.')}: null and no error`];
    // One part may have null, and an error, where a patch has an object with what it brings.
    if (other === undefined) return isTold(at.slice(0, -1)) ? [] : [`${at.join('.')}: nothing and no error`];
    if (isComputed(one) && isComputed(other) && (inputsMayBeWrong || isTold(at.slice(0, -1)))) return [];
    if (isServed(one) && isServed(other) && (inputsMayBeWrong || isToldBeside(at))) return [];
    if (!isObject(one) || !isObject(other))
      return [`${at.join('.')}: ${JSON.stringify(other)} for ${JSON.stringify(one)}`];
    const isList = Array.isArray(one);
    const known = new Set(Object.keys(one));
    const more = Object.keys(other).filter((name) => !known.has(name));
    if (isList !== Array.isArray(other) || more.length > 0)
      return [`${at.join('.')}: ${JSON.stringify(other)} for ${JSON.stringify(one)}`];
    return [...known].flatMap((name) => differences(one[name], other[name], [...at, isList ? Number(name) : name]));
  };
  return differences(right, answered, []);
};
