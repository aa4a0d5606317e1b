/** How operations are judged by what they may cost before they are executed (`@cost`, `@listSize`). */
export interface CostOptions {
  /** `OFF` costs nothing; `MEASURE` compares estimate and actual cost and refuses nobody; `ENFORCE` refuses above the maximum. */
  readonly mode: 'OFF' | 'MEASURE' | 'ENFORCE';
  /** What one request may cost by the estimate. */
  readonly maxCost: number;
  /** What it may ask of one subgraph, by the subgraph's name; a subgraph that is not named has no maximum of its own. */
  readonly maxCostOfSubgraph: Readonly<Record<string, number>>;
  /** How many calls to outside systems one operation may make by the estimate, whatever the mode; `null`: any. */
  readonly maxErpCalls: number | null;
  /** How long a list is taken to be of which the schema says nothing. */
  readonly assumedListSize: number;
}

export const DEFAULT_COST: CostOptions = {
  mode: 'OFF',
  maxCost: 10_000,
  maxCostOfSubgraph: {},
  maxErpCalls: null,
  assumedListSize: 10,
};
