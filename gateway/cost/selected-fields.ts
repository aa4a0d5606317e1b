import {
  isCompositeType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** A field as it stands in a selection, with the type it is selected on. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
}

/** Everything needed to see through fragments. */
export interface Fragments {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The fields of selections, fragments followed, whatever their conditions and whether they are included or not. */
export const selectedFields = (
  parent: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  around: Fragments,
): readonly SelectedField[] =>
  sets.flatMap(({ selections }) =>
    selections.flatMap((selection): readonly SelectedField[] => {
      if (selection.kind === Kind.FIELD) return [{ node: selection, parent }];
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : around.fragments.get(selection.name.value);
      if (!fragment) return [];
      const named = fragment.typeCondition ? around.schema.getType(fragment.typeCondition.name.value) : parent;
      return isCompositeType(named) ? selectedFields(named, [fragment.selectionSet], around) : [];
    }),
  );
