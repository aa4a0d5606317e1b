// Deterministic chance: integer mixing only, so that the same seed gives the same bytes on every machine.

const scramble = (value: number): number => {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** A 32-bit number that depends on the seed and every key (MurmurHash3's finaliser over each). */
export const draw = (seed: number, ...keys: readonly number[]): number => {
  let state = scramble(seed ^ 0x9e3779b9);
  for (const key of keys) state = scramble(state + Math.imul(key + 1, 0x9e3779b1));
  return state;
};

/** `draw` as a fraction from 0 (included) to 1 (excluded). */
export const chance = (seed: number, ...keys: readonly number[]): number => draw(seed, ...keys) / 4_294_967_296;

/** A number that stands for a text, to be used as a key. */
export const keyOfText = (text: string): number => {
  let key = 0;
  for (let index = 0; index < text.length; index += 1) key = scramble(key + text.charCodeAt(index));
  return key;
};

/** A sequence of throws; two dice with one seed and label throw the same. */
export interface Dice {
  /** From 0 (included) to 1 (excluded). */
  fraction(): number;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  happens(probability: number): boolean;
}

/** Creates dice of a seed; `keys` name what they are thrown for. */
export const createDice = (seed: number, ...keys: readonly number[]): Dice => {
  const start = draw(seed, ...keys);
  let thrown = 0;
  const fraction = (): number => chance(start, (thrown += 1));
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    pick: (choices) => {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new Error('there is nothing to pick from');
      return choice;
    },
    happens: (probability) => fraction() < probability,
  };
};
