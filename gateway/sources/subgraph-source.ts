/** A subgraph's own subscription that feeds a topic of the event log. Paths are field names with dots between. */
export interface SubgraphSource {
  readonly topic: string;
  /** `ws:` or `wss:` address that speaks graphql-transport-ws. */
  readonly url: string;
  /** One subscription of one field, unfiltered; its payload is what the topic's events carry. */
  readonly query: string;
  readonly connectionParams: Readonly<Record<string, unknown>>;
  /** The payload's field to go on behind, given back as the variable `after`; `null`: what is missed while away is lost. */
  readonly cursor: string | null;
  /** Path of what an event is about; `null`: the topic is all that is known. */
  readonly key: string | null;
  /** Path of the instant it happened; `null`, or no instant there: when it came. */
  readonly occurredAt: string | null;
  /** Paths of who owns an event; `null`: nobody, and everyone may see it. */
  readonly owner: {
    readonly region: string | null;
    readonly legalEntity: string | null;
    readonly customer: string | null;
  };
}
