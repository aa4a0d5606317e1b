import { X12parser } from 'x12-parser';
import { TranslationError } from './translation-error.ts';

/** The four signs by which an interchange is cut up. `repetition` is `null` before version 00402, where ISA11 is no separator. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly segment: string;
  readonly repetition: string | null;
}

/** One segment. `elements[0]` is element 01; `position` counts from 1 within its transaction set, ST being 1. */
export interface Segment {
  readonly name: string;
  readonly elements: readonly string[];
  readonly position: number;
}

/** Element nn of a segment (1 is the first after the name); `null` where it is empty or left out. */
export const element = (segment: Segment | undefined, index: number): string | null => {
  const text = segment?.elements[index - 1];
  return text === undefined || text === '' ? null : text;
};

/** Element nn, which must be there; throws a TranslationError that names it. */
export const mustElement = (segment: Segment | undefined, name: string, index: number): string => {
  const text = element(segment, index);
  if (text === null) throw new TranslationError(`${name}${String(index).padStart(2, '0')} is missing`);
  return text;
};

/** Cuts the text of one interchange, which begins with its ISA, into segments; blank ones are left out. */
export const readSegments = async (
  text: string,
  { component }: Delimiters,
): Promise<readonly Omit<Segment, 'position'>[]> => {
  const parser = new X12parser('utf8');
  parser.end(text);
  const segments: Omit<Segment, 'position'>[] = [];
  for await (const part of parser) {
    const { name, ...parts } = part as Readonly<Record<string, string>> & { readonly name: string }; // the parser's FormattedSegment
    if (name === '') continue;
    const elements: string[] = [];
    // The parser hands out `4` for an element and `4-1`, `4-2` … for its further components.
    for (const [key, value] of Object.entries(parts)) {
      const at = Number.parseInt(key, 10) - 1;
      const known = elements[at];
      elements[at] = known === undefined ? value : `${known}${component}${value}`;
    }
    segments.push({ name, elements });
  }
  return segments;
};
