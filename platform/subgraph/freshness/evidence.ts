/** What a value is made of: the system that said it, and up to when that vouches for it. The origin of a record is one. */
export interface Evidence {
  readonly system: string;
  /** RFC 3339 in UTC with milliseconds: texts order as the instants do. */
  readonly asOf: string;
}

/** The oldest of several inputs: what is computed from them is as old. Of equally old ones, the first. */
export const oldestOf = <E extends Evidence>(first: E, ...others: readonly E[]): E => {
  let oldest = first;
  for (const each of others) if (each.asOf < oldest.asOf) oldest = each;
  return oldest;
};
