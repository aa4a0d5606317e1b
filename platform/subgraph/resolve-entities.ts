import { type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';

/** Finds what a representation stands for, as resolvers are written; it may find nothing. */
export type ReferenceResolver = (reference: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;

type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };
type Resolver = GraphQLFieldResolver<unknown, unknown, { readonly representations: readonly Representation[] }>;

/** The record as an entity of its type. Records come from a cache that other requests share, so it gets a copy. */
const entityOf = (found: unknown, typename: string): unknown =>
  typeof found !== 'object' || found === null || found instanceof Error ? found : { ...found, __typename: typename };

/** Also what a database client makes, which is no Promise but is awaited as one. */
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** What was thrown, as graphql-js takes it for one member of a list: the others stand. */
const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * Answers `_entities` as the federation library does, except that a record found at once costs no promise, that one
 * failing reference nulls only itself, and that nothing is written onto the record. References to interfaces are left to
 * the library.
 */
const resolveEntities =
  (schema: GraphQLSchema, resolvers: ReadonlyMap<string, ReferenceResolver>, others: Resolver): Resolver =>
  (source, args, context, info) => {
    const { representations } = args;
    if (!representations.every(({ __typename }) => isObjectType(schema.getType(__typename))))
      return others(source, args, context, info);
    return representations.map((reference) => {
      const { __typename } = reference;
      const resolve = resolvers.get(__typename);
      if (resolve === undefined) return reference;
      try {
        const found = resolve(reference, context, info);
        return isThenable(found) ? found.then((one) => entityOf(one, __typename)) : entityOf(found, __typename);
      } catch (thrown) {
        return asError(thrown);
      }
    });
  };

/** Puts the resolver in the place of the library's; a schema without entities stays as it is. */
export const answerEntities = (schema: GraphQLSchema, resolvers: ReadonlyMap<string, ReferenceResolver>): void => {
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (field?.resolve === undefined) return;
  const others = field.resolve as Resolver; // the field's own arguments
  field.resolve = resolveEntities(schema, resolvers, others) as GraphQLFieldResolver<unknown, unknown>; // the same
};
