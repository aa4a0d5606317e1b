import type { HubCounts } from './hub-counts.ts';
import type { Member } from './member.ts';
import type { MemberGroup } from './member-group.ts';

/** The subscriptions of one node at one moment. */
export interface HubStatus {
  readonly topics: readonly { readonly topic: string; readonly scannedTo: number; readonly groups: number }[];
  /** Different subscriptions; each is filtered by itself. */
  readonly groups: number;
  /** Different renderings; each event is rendered once for all of its groups. */
  readonly renderers: number;
  readonly members: {
    readonly live: number;
    /** Reading the log by themselves. */
    readonly behind: number;
    /** Of both: whose client takes no more for now. */
    readonly held: number;
  };
  readonly rendersInFlight: number;
  readonly rendersWaiting: number;
  /** How long the oldest event that a member has not got has been in the log. */
  readonly lagMs: { readonly max: number; readonly p99: number };
  readonly counts: Readonly<HubCounts>;
}

const lagOf = (member: Member, { ring, waitingSinceMs }: MemberGroup, nowMs: number): number => {
  if (member.mode !== 'LIVE') return nowMs - member.upToDateAtMs;
  const since = member.next < ring.head ? (ring.at(member.next)?.recordedAtMs ?? member.upToDateAtMs) : waitingSinceMs;
  return since === null ? 0 : nowMs - since;
};

/** Looks at all members. */
export const readMembers = (groups: Iterable<MemberGroup>, nowMs: number): Pick<HubStatus, 'members' | 'lagMs'> => {
  const lags: number[] = [];
  let [live, behind, held] = [0, 0, 0];
  for (const group of groups) {
    for (const member of group.members) {
      if (member.mode === 'LIVE') live += 1;
      else behind += 1;
      if (member.isHeld) held += 1;
      lags.push(Math.max(0, lagOf(member, group, nowMs)));
    }
  }
  lags.sort((one, other) => one - other);
  const p99 = lags[Math.max(0, Math.ceil(lags.length * 0.99) - 1)] ?? 0;
  return { members: { live, behind, held }, lagMs: { max: lags.at(-1) ?? 0, p99 } };
};
