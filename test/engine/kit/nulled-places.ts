import type { GraphAnswer } from './ask-engine.ts';

/** Where errors left a null: each path cut at the first null on it. Several errors may stand behind one null. */
export const nulledPlaces = ({ data, errors }: Pick<GraphAnswer, 'data' | 'errors'>): readonly string[] => {
  const places = errors.map(({ path }) => {
    if (path === null) return '(no path)';
    const walked: (string | number)[] = [];
    let at: unknown = data;
    for (const step of path) {
      if (at === null) break;
      walked.push(step);
      at = (at as Record<string | number, unknown>)[step]; // a path leads through objects and lists
      if (at === undefined) return `${walked.join('.')} (not in the data)`;
    }
    return at === null ? walked.join('.') : `${walked.join('.')} (not null)`;
  });
  return [...new Set(places)].sort();
};
