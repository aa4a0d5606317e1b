/** How the hub keeps what its members may need again. Counts, and milliseconds where `Ms` says so. */
export interface HubOptions {
  /** Frames a group keeps for members that are a little behind; who is further behind reads the log. */
  readonly framesKept: number;
  /** Events of one group that may be rendered at a time; they are delivered in order. */
  readonly rendersPerGroup: number;
  /** Events of all groups that may be rendered at a time. */
  readonly rendersInFlight: number;
  /** Events of a topic that are kept in memory once they were read. */
  readonly eventsKept: number;
  /** A group without members is kept this long: clients that lost their connection come back. */
  readonly lingerMs: number;
  /** A client that got nothing this long is told how far the log was looked through. */
  readonly heartbeatMs: number;
  /** How often every member is looked at: whether it may still be served, and whether it is to hear something. */
  readonly sweepMs: number;
  /** Subscriptions of one node, and of one subject on it. */
  readonly maxMembers: number;
  readonly maxMembersPerSubject: number;
  /** Different subscriptions of one node: each is rendered by itself. */
  readonly maxGroups: number;
  /**
   * Whether callers with the same rights, but of different names, are served from one rendering. Subgraphs are then told
   * those rights under a name that is nobody's; turn it off where a subgraph answers by who asks rather than by rights.
   */
  readonly shareBetweenSubjects: boolean;
}

export const DEFAULT_HUB: HubOptions = {
  framesKept: 64,
  rendersPerGroup: 64,
  rendersInFlight: 512,
  eventsKept: 4_096,
  lingerMs: 5_000,
  heartbeatMs: 15_000,
  sweepMs: 1_000,
  maxMembers: 20_000,
  maxMembersPerSubject: 10_000,
  maxGroups: 5_000,
  shareBetweenSubjects: true,
};
