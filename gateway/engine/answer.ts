import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import type { FreshnessEntry } from '@distribution/platform/subgraph/freshness/freshness-report';
import type { GraphQLError } from 'graphql';

/** A fetch of the plan in a request; `alias` is where its entities stand in the answer, `null` where it went alone. */
export interface CalledFetch {
  readonly id: string;
  readonly alias: string | null;
}

/** What one call to a subgraph was, for metrics, spans and explanation. */
export interface CallReport {
  readonly subgraph: string;
  /** The fetches of the plan that it was made for; of fetches that share a question, the first. */
  readonly fetches: readonly CalledFetch[];
  readonly ms: number;
  readonly failed: boolean;
  /** How many representations it carried; 0 for root fetches. */
  readonly representations: number;
  /** The `extensions` of the subgraph's answer. */
  readonly extensions: Readonly<Record<string, unknown>> | null;
}

/** The answer to an operation in the client's shape and order of fields. */
export interface Answer {
  /** JSON text of `data`: an object, or `null`. */
  readonly data: string;
  /** With paths in the client's names; not formatted yet (masking and the extension block are the front's). */
  readonly errors: readonly GraphQLError[];
  readonly calls: readonly CallReport[];
  /** Of an event: the records in what subgraphs answered for it, however many events they answered together. */
  readonly served: readonly ServedEntities[];
  /** What follows the answer by `@defer`; `null` when nothing does. Ends early when the operation's signal aborts. */
  readonly patches: AsyncIterable<readonly Patch[]> | null;
}

/** One deferred fragment at one place. */
export interface Patch {
  readonly path: readonly (string | number)[];
  readonly label: string | null;
  /** JSON text: an object, or `null`. */
  readonly data: string;
  readonly errors: readonly GraphQLError[];
  /** What was asked for it and for the patches that come with it; on the first of them. */
  readonly calls?: readonly CallReport[];
  /** How old what was asked for is, where there is something to tell. */
  readonly freshness?: readonly FreshnessEntry[] | null;
}
