import { z } from 'zod';

const MOST_MISTAKES = 20;
const MOST_CHARACTERS = 2_000;

/** Mistakes in one line, which stays short enough to be kept and read: those that are left out are counted. */
export const joinMistakes = (mistakes: readonly string[]): string => joined(mistakes, mistakes.length, '; ');

const joined = (mistakes: readonly string[], count: number, between: string): string => {
  const told = mistakes.slice(0, MOST_MISTAKES).join(between);
  const text = told.length > MOST_CHARACTERS ? `${told.slice(0, MOST_CHARACTERS)}…` : told;
  return count > MOST_MISTAKES ? `${text} and ${count - MOST_MISTAKES} more` : text;
};

/** Everything that a schema has against a value, with where it stands, in one line. */
export const tellMistakes = ({ issues }: z.ZodError): string => {
  const first = [...issues].sort((left, right) => left.path.length - right.path.length).slice(0, MOST_MISTAKES);
  const told = first.map((issue) => z.prettifyError(new z.ZodError([issue])).replaceAll('\n', ' '));
  return joined(told, issues.length, ' ');
};
