import type { GraphQLError } from 'graphql';
import type { Level } from '../execution/level.ts';
import { isHolder } from './complete-object.ts';
import type { Composite, Holder, ObjectShape } from './object-shape.ts';
import { readOne } from './read-value.ts';
import type { RenderRun } from './render-run.ts';

/** Who is told of places; `run.path` leads there. */
export interface DeferredVisitor {
  /** The fragment stands at this object. */
  found(shape: ObjectShape, holder: Holder): void;
  /** It stands there or below, if at all: of what type the object is cannot be told, for these reasons. */
  lost(errors: readonly GraphQLError[]): void;
}

/** Visits every object where a deferred fragment stands. */
export const visitDeferred = (
  root: ObjectShape,
  holder: Holder,
  label: string,
  run: RenderRun,
  visitor: DeferredVisitor,
): void => {
  const visited = new Map<Level, Set<Holder>>();

  const isFirstVisit = (level: Level, at: Holder): boolean => {
    const known = visited.get(level) ?? new Set();
    visited.set(level, known);
    return !known.has(at) && known.add(at).has(at);
  };

  const visitObject = (shape: ObjectShape, at: Holder): void => {
    for (const unit of shape.deferred) {
      if (unit.label === label && isFirstVisit(shape.level, at)) visitor.found(unit.shape(), at);
      if (unit.labels.has(label)) visitObject(unit.shape(), at);
    }
    for (const field of shape.fields) {
      if (!field.composite || !field.labels.has(label)) continue;
      run.path[run.depth++] = field.name;
      visitValue(field.composite, field.read ? field.read(at, run) : readOne(run, shape.level, at, field));
      run.depth--;
    }
  };

  const visitValue = (composite: Composite, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((each, index) => {
        run.path[run.depth++] = index;
        visitValue(composite, each);
        run.depth--;
      });
    } else if (isHolder(value, composite.level)) {
      const shape = composite.shapeOf(value, run);
      const errors = run.errors.splice(0);
      if (shape) visitObject(shape, value);
      else if (isFirstVisit(composite.level, value)) visitor.lost(errors);
    }
  };

  visitObject(root, holder);
};
