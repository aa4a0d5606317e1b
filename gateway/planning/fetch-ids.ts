/** Names fetches uniquely in one plan, and resolves the planner's names, which hold only within one of its own plans. */
export interface FetchIds {
  /** A new id, for a fetch that the planner calls so, if it calls it anything. */
  next(planners: string | undefined): string;
  /** Our ids for the planner's; filled in by `end`, when all fetches are known. */
  lookUp(planners: readonly string[]): readonly string[];
  /** For a part whose planner's ids have nothing to do with those outside. */
  apart(): FetchIds;
  /** Fills every list that `lookUp` gave. */
  end(): void;
}

export const createFetchIds = (): FetchIds => {
  let count = 0;
  const pending: (() => void)[] = [];
  const scope = (): FetchIds => {
    const known = new Map<string, string[]>();
    return {
      next(planners) {
        const id = String(count++);
        if (planners !== undefined) known.set(planners, [...(known.get(planners) ?? []), id]);
        return id;
      },
      lookUp(planners) {
        const found: string[] = [];
        pending.push(() => found.push(...planners.flatMap((id) => known.get(id) ?? [])));
        return found;
      },
      apart: scope,
      end: () => pending.forEach((fill) => fill()),
    };
  };
  return scope();
};
