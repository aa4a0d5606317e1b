import type { AnswerPatch, GraphAnswer } from './ask-engine.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list may be sparse: only the elements that it has are merged. */
const merge = (into: unknown, from: unknown): unknown => {
  if (Array.isArray(into) && Array.isArray(from)) {
    return into.map((each: unknown, at) => (at in from ? merge(each, from[at]) : each));
  }
  if (!isObject(into) || !isObject(from)) return from;
  const merged = { ...into };
  for (const [key, value] of Object.entries(from)) merged[key] = key in merged ? merge(merged[key], value) : value;
  return merged;
};

/** Whether an object is at a path of what a client has so far. */
const isThere = (whole: unknown, path: AnswerPatch['path']): boolean => {
  const place = path.reduce<unknown>(
    (at, step) => (isObject(at) || Array.isArray(at) ? (at as Record<string | number, unknown>)[step] : undefined),
    whole,
  ); // an object or a list, read member by member
  return isObject(place);
};

/**
 * What a client has when everything has come: `data` with each patch at its path, in the order in which they came.
 * @throws where a patch comes for a place that the client does not have yet, or that is null there
 */
export const mergePatches = ({ data, patches }: Pick<GraphAnswer, 'data' | 'patches'>): unknown => {
  let whole: unknown = data;
  for (const { path, label, data: part } of patches) {
    if (!isThere(whole, path)) throw new Error(`the patch "${label}" comes for /${path.join('/')}, where nothing is`);
    if (part === null) continue;
    const placed = path.reduceRight<unknown>((inner, step) => {
      if (typeof step === 'string') return { [step]: inner };
      const list: unknown[] = [];
      list[step] = inner;
      return list;
    }, part);
    whole = merge(whole, placed);
  }
  return whole;
};
