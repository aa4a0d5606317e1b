import type { GraphQLError } from 'graphql';

export type ResponsePath = readonly (string | number)[];

/** Whether a place is at or below another. */
export const isWithin = (path: ResponsePath, outer: ResponsePath): boolean =>
  outer.every((step, at) => path[at] === step);

interface Step {
  readonly below: Map<string | number, Step>;
  ends: boolean;
}

/** The places that errors speak of, as a tree, so that thousands of nulls can be held against thousands of errors. */
export interface ErrorPaths {
  /** Whether an error is at, above or below the first `depth` steps of `path`. */
  touch(path: ResponsePath, depth: number): boolean;
}

/** Errors without a path speak of no place. */
export const createErrorPaths = (errors: readonly GraphQLError[]): ErrorPaths => {
  const root: Step = { below: new Map(), ends: false };
  for (const { path } of errors) {
    if (!path) continue;
    let at = root;
    for (const step of path) {
      let next = at.below.get(step);
      if (!next) at.below.set(step, (next = { below: new Map(), ends: false }));
      at = next;
    }
    at.ends = true;
  }
  return {
    touch(path, depth) {
      let at = root;
      for (let index = 0; index < depth; index++) {
        if (at.ends) return true;
        const next = at.below.get(path[index]!); // depth is at most the path's length
        if (!next) return false;
        at = next;
      }
      return at.ends || at.below.size > 0;
    },
  };
};
