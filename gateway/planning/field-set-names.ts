import { Kind, parse, visit, type ConstValueNode, type DocumentNode, type SelectionSetNode } from 'graphql';

/** A field set of a supergraph (`id owner { id }`, braces or not) as selections. */
export const parseFieldSet = (text: string): SelectionSetNode => {
  const { definitions } = parse(/^\s*\{/.test(text) ? text : `{${text}}`, { noLocation: true });
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no field set`);
  return operation.selectionSet;
};

const FIELD_SETS = new Set(['key', 'requires', 'provides', 'selection']);

/** Every field set below an argument of a join directive; contexts have theirs inside of lists of objects. */
const fieldSetsIn = (name: string, value: ConstValueNode): string[] => {
  if (value.kind === Kind.STRING) return FIELD_SETS.has(name) ? [value.value] : [];
  if (value.kind === Kind.LIST) return value.values.flatMap((each) => fieldSetsIn(name, each));
  if (value.kind === Kind.OBJECT) return value.fields.flatMap((field) => fieldSetsIn(field.name.value, field.value));
  return [];
};

/**
 * The names of all fields in keys, `@requires`, `@provides` and contexts of a supergraph: under these names planners ask
 * for values on their own account, so none of them may mean anything else in an operation.
 */
export const fieldSetNames = (supergraph: DocumentNode): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(supergraph, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'join__type' && name.value !== 'join__field') return;
      // Directives of a schema have constants only.
      const fieldSets = (given ?? []).flatMap((each) => fieldSetsIn(each.name.value, each.value as ConstValueNode));
      for (const fieldSet of fieldSets) {
        visit(parseFieldSet(fieldSet), { Field: (field) => void names.add(field.name.value) });
      }
    },
  });
  return names;
};
