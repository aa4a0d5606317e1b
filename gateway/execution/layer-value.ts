/** A parsed JSON object of a subgraph's answer. Never changed: it may be shared with other requests. */
export type AnswerObject = Readonly<Record<string, unknown>>;

/** Why an object's part from one fetch is missing. Stands in a layer's place, and in the places of what would be below. */
export class FetchFailure {
  readonly subgraph: string;
  /** Not formatted yet. */
  readonly cause: unknown;

  constructor(subgraph: string, cause: unknown) {
    this.subgraph = subgraph;
    this.cause = cause;
  }
}

/** What one layer gives for one object of the response; `undefined` while not fetched and where there is nothing, `null` where the subgraph says so. */
export type LayerValue = AnswerObject | FetchFailure | null | undefined;
