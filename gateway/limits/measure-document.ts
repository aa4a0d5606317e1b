import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Limits } from './limits.ts';

interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, fields: 0 };

/** Fragments are measured once each and added per spread, so a document of nested spreads costs no more than its text. */
const createMeasurer = (document: DocumentNode) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Measure>();

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING); // a cycle is validation's to report; here it must only end
    const fragment = fragments.get(name);
    const result = fragment ? measure(fragment.selectionSet) : NOTHING;
    measured.set(name, result);
    return result;
  };

  const measure = (set: SelectionSetNode): Measure => {
    let [depth, aliases, fields] = [0, 0, 0];
    for (const selection of set.selections) {
      let inner: Measure;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? measure(selection.selectionSet) : NOTHING;
        inner = { depth: below.depth + 1, aliases: below.aliases + (selection.alias ? 1 : 0), fields: 1 };
      } else {
        inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet)
            : measureFragment(selection.name.value);
      }
      depth = Math.max(depth, inner.depth);
      aliases += inner.aliases;
      fields += inner.fields;
    }
    return { depth, aliases, fields };
  };
  return measure;
};

/** What of the limits an operation breaks: an error saying the limit and the measure, or `null` when it is within all. */
export const checkLimits = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: Limits,
): AppError | null => {
  const { depth, aliases, fields } = createMeasurer(document)(operation.selectionSet);
  if (depth > limits.maxDepth) {
    return new AppError(
      'QUERY_TOO_DEEP',
      `The operation is ${depth} levels deep; at most ${limits.maxDepth} are allowed.`,
    );
  }
  if (aliases > limits.maxAliases) {
    return new AppError(
      'QUERY_TOO_LARGE',
      `The operation has ${aliases} aliases; at most ${limits.maxAliases} are allowed.`,
    );
  }
  if (fields > limits.maxRootFields) {
    return new AppError(
      'QUERY_TOO_LARGE',
      `The operation has ${fields} root fields; at most ${limits.maxRootFields} are allowed.`,
    );
  }
  return null;
};
