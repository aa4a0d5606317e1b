import type { Level } from '../execution/level.ts';
import type { Complete, Composite, Holder } from './object-shape.ts';
import { tellProtocol, type FieldSite } from './render-errors.ts';
import { renderObject } from './render-object.ts';
import { renderRow } from './render-row.ts';

/** Whether a value is an object of a level: a row where it is tracked, else an object of a subgraph's JSON. */
export const isHolder = (value: unknown, { tracked }: Level): value is Holder =>
  tracked ? typeof value === 'number' : typeof value === 'object' && value !== null && !Array.isArray(value);

/** Completes an object that is not null. */
export const completeObject =
  (composite: Composite, site: FieldSite): Complete =>
  (text, value, run) => {
    if (!isHolder(value, composite.level)) {
      tellProtocol(run, site, `Expected an object for field ${site.parentType}.${site.fieldName}.`);
      return undefined;
    }
    const shape = composite.shapeOf(value, run);
    if (!shape) return undefined;
    return typeof value === 'number' ? renderRow(text, shape, value, run) : renderObject(text, shape, value, run);
  };
