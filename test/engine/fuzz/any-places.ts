import { getNamedType, parse, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from 'graphql';

/**
 * Where a request asks for values of the custom scalar: response names from the root, lists gone through. What is in
 * such a value no type tells, nor whether it is the right one.
 */
export const anyPlaces = (schema: GraphQLSchema, query: string): readonly (readonly string[])[] => {
  const places: string[][] = [];
  const at: string[] = [];
  const types = new TypeInfo(schema);
  const visitor = {
    Field: {
      enter: (node: {
        readonly name: { readonly value: string };
        readonly alias?: { readonly value: string } | undefined;
      }) => {
        at.push((node.alias ?? node.name).value);
        const type = getNamedType(types.getType());
        if (type?.name === 'Any') places.push([...at]);
      },
      leave: () => void at.pop(),
    },
  };
  visit(parse(query), visitWithTypeInfo(types, visitor));
  return places;
};
