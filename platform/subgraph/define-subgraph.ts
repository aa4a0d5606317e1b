// A subgraph is a value: a name, where its schema lies, its resolvers and how the context of one request is made from
// the services it is handed. In: values from subgraphs/. Out: an `Upstream` (create-subgraph.ts) that answers in this
// process, and a Fastify plugin (http-handler.ts) that answers the same over HTTP. A service that is down shows up as
// errors of the fields that need it; the rest of the answer stands.
import type { GraphQLScalarType } from 'graphql';
import type { SubgraphFreshness } from './freshness/record-freshness.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

/** Resolvers by type and field, and scalars by name, as graphql-js calls them. Typed by codegen where they are written. */
export type ResolverMap = Readonly<Record<string, object | GraphQLScalarType>>;

/** What a subgraph says of itself. `S` are the services it needs, `C` the context its resolvers get. */
export interface SubgraphDefinition<S, C> {
  readonly name: string;
  /** The schema file: Federation 2 SDL. Parts of it may lie in a folder of its name beside it. */
  readonly schema: URL;
  readonly resolvers: ResolverMap;
  readonly scalars: Readonly<Record<string, GraphQLScalarType>>;
  /** Builds what the resolvers of one request share: scope, loaders. Called once per request. */
  createContext(services: S, request: SubgraphRequest): C;
  /** How its records tell their age; needed where its schema has `@freshness`. */
  readonly freshness?: SubgraphFreshness<S, C>;
}

/** A defined subgraph, its context type forgotten: only its own resolvers know it. */
export interface Subgraph<S> {
  readonly name: string;
  readonly schema: URL;
  readonly resolvers: ResolverMap;
  readonly scalars: Readonly<Record<string, GraphQLScalarType>>;
  createContext(services: S, request: SubgraphRequest): unknown;
  readonly freshness?: SubgraphFreshness<S, never>;
}

/** Declares a subgraph; nothing is read or opened yet. */
export const defineSubgraph = <S, C>(definition: SubgraphDefinition<S, C>): Subgraph<S> => definition;
