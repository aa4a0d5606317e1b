import type { GraphAnswer } from './ask-engine.ts';

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

/** What a client has when everything has come: `data` with each patch at its path. */
export const mergePatches = ({ data, patches }: GraphAnswer): unknown => {
  let whole: unknown = data;
  for (const { path, data: part } of patches) {
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
