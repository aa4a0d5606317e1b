import { tableOf } from '../execution/fill-tables.ts';
import type { AnswerObject } from '../execution/layer-value.ts';
import { NEEDS_ESCAPE } from './json-string.ts';
import type { Holder, ObjectShape } from './object-shape.ts';
import type { RenderRun } from './render-run.ts';

/**
 * Adds the JSON of an object to text; `undefined` where a field that must not be null is. This is where the time of an
 * answer goes: strings are written right here, all else by the field's own functions.
 */
export const renderObject = (
  before: string,
  shape: ObjectShape,
  holder: Holder,
  run: RenderRun,
): string | undefined => {
  const { fields, level } = shape;
  if (fields.length === 0) return before + '{}';
  const { path, isPlain } = run;
  const at = run.depth;
  const row = typeof holder === 'number' ? holder : -1;
  const columns = row < 0 ? null : tableOf(run.tables, level).columns;
  let text = before;
  /** The quote that closes the last string is not written yet. */
  let isOpen = false;
  run.depth = at + 1;
  for (const field of fields) {
    let value: unknown;
    if (field.read === null) {
      // Where a failure stands in an object's place it has no member of this name: fields of which it has are `read`.
      const object = (columns === null ? holder : columns[field.layer]?.[row]) as AnswerObject | null | undefined;
      value = object?.[field.key];
    } else {
      value = field.read(holder, run);
    }
    const { start } = field;
    if (typeof value === 'string' && field.isString && (isPlain || !NEEDS_ESCAPE.test(value))) {
      text += isOpen ? start.quotedAfterString : start.quoted;
      text += value;
      isOpen = true;
      continue;
    }
    path[at] = field.name;
    text += isOpen ? start.afterString : start.plain;
    isOpen = false;
    const added = value === undefined ? field.absent(text, holder, run) : field.complete(text, value, run);
    if (added === undefined) {
      run.depth = at;
      return undefined;
    }
    text = added;
  }
  run.depth = at;
  return text + (isOpen ? '"}' : '}');
};
