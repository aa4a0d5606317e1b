import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLFieldResolver, type GraphQLSchema, isScalarType, parse } from 'graphql';
import type { Subgraph } from './define-subgraph.ts';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type ReferenceResolver = (reference: unknown, context: unknown, info: unknown) => unknown;

/**
 * Federation's library writes `__typename` onto what a reference resolver returns. Records come from a cache that other
 * requests share, so it gets a copy; being asynchronous, one failing reference also nulls only itself.
 */
const onCopies =
  (resolve: ReferenceResolver): ReferenceResolver =>
  async (reference, context, info) => {
    const found = await resolve(reference, context, info);
    return typeof found === 'object' && found !== null ? { ...found } : null;
  };

const withCopies = (fields: object): Record<string, Resolver> => {
  // Codegen types resolvers where they are written; the library wants the untyped map underneath.
  const { __resolveReference: resolve, ...rest } = fields as Record<string, Resolver> & {
    __resolveReference?: ReferenceResolver;
  };
  return resolve === undefined ? rest : { ...rest, __resolveReference: onCopies(resolve) as Resolver }; // called as the library calls it
};

/** Puts SDL, resolvers and scalars together; throws when the SDL is not a valid subgraph. */
export const createExecutableSchema = (
  sdl: string,
  { resolvers, scalars }: Pick<Subgraph<never>, 'resolvers' | 'scalars'>,
): GraphQLSchema => {
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: Object.fromEntries(Object.entries(resolvers).map(([type, fields]) => [type, withCopies(fields)])),
  });
  for (const declared of Object.values(schema.getTypeMap())) {
    const scalar = scalars[declared.name];
    if (scalar === undefined || !isScalarType(declared)) continue;
    declared.serialize = scalar.serialize;
    declared.parseValue = scalar.parseValue;
    declared.parseLiteral = scalar.parseLiteral;
  }
  return schema;
};
