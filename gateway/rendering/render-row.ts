import { tableOf } from '../execution/fill-tables.ts';
import { AlikeTexts } from './alike-texts.ts';
import type { ObjectShape } from './object-shape.ts';
import { renderObject } from './render-object.ts';
import type { RenderRun } from './render-run.ts';

/** Puts the pieces of a text together: where it is used again they need not be walked again. */
const flat = (text: string): string => {
  text.charCodeAt(0); // the engine does not look into a text in pieces before it has made one of them
  return text;
};

/**
 * Adds the JSON of a row's object to text, as {@link renderObject} does; what is the same for rows that stand for one
 * entity is written once. With an error about each row is written for itself, for errors name their places.
 */
export const renderRow = (before: string, shape: ObjectShape, row: number, run: RenderRun): string | undefined => {
  const { alike } = tableOf(run.tables, shape.level);
  const set = alike?.setOf(row);
  if (!alike || set === undefined || run.errors.length > 0) return renderObject(before, shape, row, run);
  const texts = (run.alikeTexts[shape.level.id] ??= new AlikeTexts(alike)).of(shape);
  if (texts === null) return renderObject(before, shape, row, run);
  const known = texts[set];
  if (known !== undefined) return before + known;
  const text = renderObject('', shape, row, run);
  if (text === undefined) return undefined;
  if (run.errors.length === 0) texts[set] = flat(text);
  return before + text;
};
