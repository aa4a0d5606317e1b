import type { Complete, Composite, Holder } from './object-shape.ts';
import { tellProtocol, type FieldSite } from './render-errors.ts';
import { renderObject } from './render-object.ts';

/** Whether a value is a position, or an object of a subgraph's JSON. */
export const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Completes an object that is not null. */
export const completeObject =
  (composite: Composite, site: FieldSite): Complete =>
  (text, value, run) => {
    if (!isHolder(value)) {
      tellProtocol(run, site, `Expected an object for field ${site.parentType}.${site.fieldName}.`);
      return undefined;
    }
    const shape = composite.shapeOf(value, run);
    return shape && renderObject(text, shape, value, run);
  };
