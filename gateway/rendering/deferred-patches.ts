import type { GraphQLError } from 'graphql';
import type { Patch } from '../engine/answer.ts';
import type { Tables } from '../execution/tables.ts';
import { toldWithin } from './answered-places.ts';
import { visitDeferred } from './deferred-places.ts';
import { isWithin, type ResponsePath } from './error-paths.ts';
import type { ObjectShape } from './object-shape.ts';
import { renderObject } from './render-object.ts';
import { RenderRun, type RenderVariables } from './render-run.ts';

/** A deferred fragment to be written. */
export interface DeferredPart {
  /** The planned label. */
  readonly label: string;
  /** The client's. */
  readonly clientLabel: string | null;
  /** Errors of the fetches that were made for it. */
  readonly errors: readonly GraphQLError[];
  /** What the answer and the fragments around this one have nulled: nothing follows there. */
  readonly nulledBefore: readonly ResponsePath[];
  /** What this one nulls is added. */
  readonly nulled: ResponsePath[];
}

/** Each error goes with the patch for its place, and where there is none for it, with the first. */
const shareErrors = (errors: readonly GraphQLError[], paths: readonly ResponsePath[]): GraphQLError[][] => {
  const shares = paths.map((): GraphQLError[] => []);
  for (const error of errors) {
    const { path } = error;
    const own = path ? paths.findIndex((place) => isWithin(path, place)) : -1;
    shares[Math.max(own, 0)]?.push(error);
  }
  return shares;
};

/** Writes a deferred fragment: one patch for every object where it stands. */
export const renderPatches = (
  shape: ObjectShape,
  tables: Tables,
  variables: RenderVariables,
  { label, clientLabel, errors, nulledBefore, nulled }: DeferredPart,
): readonly Patch[] => {
  const places: { readonly path: ResponsePath; readonly write: (errors: GraphQLError[]) => string }[] = [];
  const walk = new RenderRun(tables, variables, [], null, [], 'ANY');
  const isNulled = (path: ResponsePath) => nulledBefore.some((outer) => isWithin(path, outer));
  visitDeferred(shape, 0, label, walk, {
    found(unit, holder) {
      const path = walk.pathHere();
      if (isNulled(path)) return;
      const write = (own: GraphQLError[]) => {
        const text = renderObject('', unit, holder, new RenderRun(tables, variables, own, nulled, path, 'ANY'));
        if (text === undefined) nulled.push(path);
        return text ?? 'null';
      };
      places.push({ path, write });
    },
    lost(told) {
      const path = walk.pathHere();
      if (isNulled(path)) return;
      const write = (own: GraphQLError[]) => {
        own.push(...told);
        nulled.push(path);
        return 'null';
      };
      places.push({ path, write });
    },
  });
  const shares = shareErrors(
    errors,
    places.map(({ path }) => path),
  );
  return places.map(({ path, write }, at) => {
    const own = shares[at] ?? [];
    const data = write(own);
    return { path, label: clientLabel, data, errors: toldWithin(own, data, path) };
  });
};
