import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation is, fragments followed: all as if every spread were written out. */
export interface Measure {
  /** Levels of fields. */
  readonly depth: number;
  readonly aliases: number;
  /** All fields, the root's among them. */
  readonly fields: number;
  readonly rootFields: number;
  readonly directives: number;
  /** The most that stand on one place. */
  readonly directivesAtOnePlace: number;
  /** Whether it asks what the schema is. */
  readonly introspects: boolean;
}

const NOTHING: Measure = {
  depth: 0,
  aliases: 0,
  fields: 0,
  rootFields: 0,
  directives: 0,
  directivesAtOnePlace: 0,
  introspects: false,
};

const INTROSPECTION = new Set(['__schema', '__type']);

/** Two parts of one operation, or two operations of one request. */
export const addMeasures = (one: Measure, other: Measure): Measure => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  fields: one.fields + other.fields,
  rootFields: one.rootFields + other.rootFields,
  directives: one.directives + other.directives,
  directivesAtOnePlace: Math.max(one.directivesAtOnePlace, other.directivesAtOnePlace),
  introspects: one.introspects || other.introspects,
});

const withDirectives = (measure: Measure, directives: readonly DirectiveNode[] = []): Measure => {
  if (directives.length === 0) return measure;
  return {
    ...measure,
    directives: measure.directives + directives.length,
    directivesAtOnePlace: Math.max(measure.directivesAtOnePlace, directives.length),
  };
};

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
    const result = fragment ? withDirectives(measure(fragment.selectionSet), fragment.directives) : NOTHING;
    measured.set(name, result);
    return result;
  };

  const measure = (set: SelectionSetNode): Measure => {
    let whole = NOTHING;
    for (const selection of set.selections) {
      let part: Measure;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? measure(selection.selectionSet) : NOTHING;
        part = {
          ...below,
          depth: below.depth + 1,
          aliases: below.aliases + (selection.alias ? 1 : 0),
          fields: below.fields + 1,
          rootFields: 1,
          introspects: below.introspects || INTROSPECTION.has(selection.name.value),
        };
      } else {
        part =
          selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet)
            : measureFragment(selection.name.value);
      }
      whole = addMeasures(whole, withDirectives(part, selection.directives));
    }
    return whole;
  };
  return measure;
};

const known = new WeakMap<OperationDefinitionNode, Measure>();

/** Measures one operation of a document. */
export const measureOperation = (document: DocumentNode, operation: OperationDefinitionNode): Measure => {
  const before = known.get(operation);
  if (before) return before;
  const measure = withDirectives(createMeasurer(document)(operation.selectionSet), operation.directives);
  known.set(operation, measure);
  return measure;
};
