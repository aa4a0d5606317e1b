/** What an operation was estimated to cost, and what it came to. */
export interface CostReport {
  readonly estimated: number;
  /** By the names of the subgraphs taken to answer; a field that several can answer counts for one. */
  readonly estimatedBySubgraph: Readonly<Record<string, number>>;
  /** `null` where it is not counted: outside of measuring, only when an explanation is asked for. */
  readonly actual: number | null;
}
