/** More levels than any record has; what is written again or compared by a recursive walk bears many times as many. */
export const MOST_LEVELS = 100;

/** Stands where something lay deeper: a reader of what is kept sees that it is not all that came. */
export const TOO_DEEP = `(nested deeper than ${MOST_LEVELS} levels: left out)`;

const cutBelow = (value: object, levels: number): void => {
  const members = value as Record<string, unknown>; // JSON: arrays and objects are alike in this
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (typeof member !== 'object' || member === null) continue;
    if (levels === 1) members[name] = TOO_DEEP;
    else cutBelow(member, levels - 1);
  }
};

/**
 * JSON from outside, with {@link TOO_DEEP} in the place of what is nested deeper than 100 levels: `JSON.parse` takes any
 * depth, while whatever is to write it again, keep it or walk it runs out of stack, and one bad record would stop its
 * flow for ever. Throws a SyntaxError for a text that is no JSON.
 */
export const parseReceivedJson = (text: string): unknown => {
  const json: unknown = JSON.parse(text);
  if (typeof json === 'object' && json !== null) cutBelow(json, MOST_LEVELS);
  return json;
};
