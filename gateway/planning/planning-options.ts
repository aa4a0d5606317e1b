/** How operations are planned. */
export interface PlanningOptions {
  /** Labels of progressive overrides that hold for every caller; one that a supergraph does not have does nothing. */
  readonly overrideLabels: readonly string[];
}

export const DEFAULT_PLANNING: PlanningOptions = { overrideLabels: [] };
