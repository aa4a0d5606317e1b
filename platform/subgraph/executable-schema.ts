import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLFieldResolver, type GraphQLSchema, isScalarType, parse } from 'graphql';
import type { Subgraph } from './define-subgraph.ts';
import { guardFreshness } from './freshness/guard-freshness.ts';
import { answerEntities, type ReferenceResolver } from './resolve-entities.ts';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** The library writes `__typename` onto what a reference resolver returns, and the record is not its to write on. */
const onCopies =
  (resolve: ReferenceResolver): ReferenceResolver =>
  async (reference, context, info) => {
    const found = await resolve(reference, context, info);
    return typeof found === 'object' && found !== null ? { ...found } : null;
  };

const referenceResolverOf = (fields: object): ReferenceResolver | null =>
  '__resolveReference' in fields ? (fields.__resolveReference as ReferenceResolver) : null; // codegen types it where it is written

const withCopies = (fields: object): Record<string, Resolver> => {
  const resolve = referenceResolverOf(fields);
  const resolvers = { ...fields } as Record<string, Resolver>; // codegen types resolvers where they are written
  if (resolve !== null) resolvers['__resolveReference'] = onCopies(resolve) as Resolver; // called as the library calls it
  return resolvers;
};

const referenceResolversOf = (resolvers: Subgraph<never>['resolvers']): ReadonlyMap<string, ReferenceResolver> =>
  new Map(
    Object.entries(resolvers).flatMap(([type, fields]) => {
      const resolve = referenceResolverOf(fields);
      return resolve === null ? [] : [[type, resolve] as const]; // a pair, not a list
    }),
  );

/** Puts SDL, resolvers and scalars together; throws when the SDL is not a valid subgraph. */
export const createExecutableSchema = (
  sdl: string,
  { resolvers, scalars, freshness }: Pick<Subgraph<never>, 'resolvers' | 'scalars' | 'freshness'>,
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
  answerEntities(schema, referenceResolversOf(resolvers));
  guardFreshness(schema, freshness?.records ?? {});
  return schema;
};
