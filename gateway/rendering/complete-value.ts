import { isListType, isNonNullType, type GraphQLNullableType, type GraphQLOutputType } from 'graphql';
import type { Complete } from './object-shape.ts';
import { tellNull, tellProtocol, type FieldSite } from './render-errors.ts';
import type { RenderRun } from './render-run.ts';

/** A list that is not null. */
const completeList =
  (item: Complete, site: FieldSite): Complete =>
  (before, value, run) => {
    if (!Array.isArray(value)) {
      tellProtocol(run, site, `Expected a list for field ${site.parentType}.${site.fieldName}.`);
      return undefined;
    }
    const { path } = run;
    const at = run.depth;
    let text = before + '[';
    run.depth = at + 1;
    for (let index = 0; index < value.length; index++) {
      path[at] = index;
      const added = item(index === 0 ? text : text + ',', value[index], run);
      if (added === undefined) {
        run.depth = at;
        return undefined;
      }
      text = added;
    }
    run.depth = at;
    return text + ']';
  };

const nullFor = (run: RenderRun): string => {
  run.nulled?.push(run.pathHere());
  return 'null';
};

/**
 * Completes values of a type by the rules of the GraphQL specification (CompleteValue).
 * @param complete completes values of the named type within `type` that are not null
 */
export const completeValue = (type: GraphQLOutputType, complete: Complete, site: FieldSite): Complete => {
  const nullable: GraphQLNullableType & GraphQLOutputType = isNonNullType(type) ? type.ofType : type;
  const present = isListType(nullable) ? completeList(completeValue(nullable.ofType, complete, site), site) : complete;
  if (!isNonNullType(type)) {
    return (text, value, run) =>
      value === null || value === undefined ? text + 'null' : (present(text, value, run) ?? text + nullFor(run));
  }
  return (text, value, run) => {
    if (value !== null && value !== undefined) return present(text, value, run);
    tellNull(run, site);
    return undefined;
  };
};
