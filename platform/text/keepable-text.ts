// What PostgreSQL takes in no text and no JSON: NUL, and one half of a surrogate pair without the other.
const UNKEEPABLE = /[\0\ud800-\udfff]/u;
const EVERY_UNKEEPABLE = new RegExp(UNKEEPABLE, 'gu');

/** Whether a store can keep the text as it is. */
export const isKeepable = (text: string): boolean => !UNKEEPABLE.test(text);

/**
 * The text as a store can keep it and people can read it: U+FFFD in the place of what no store takes. For words about data
 * and copies for people, never for data itself.
 */
export const keepableText = (text: string): string => text.replace(EVERY_UNKEEPABLE, '\ufffd');
