// Two gateways on one event log, clients that come back with their cursor, and everything that can break breaking. In: how
// many, how long, a seed. Out: what each client received, judged against what was published for it. The drill opens its
// own PostgreSQL, Redis, subgraphs and gateways on free ports, and ends them.
import { setTimeout as pause } from 'node:timers/promises';
import { openDeadline } from '@distribution/platform/request/deadline';
import type { DrillOptions } from './drill-options.ts';
import { openDrillStand, type DrillStand } from './drill-stand.ts';
import { judgeSequence, type Verdict } from './judge-sequence.ts';
import { expectedOf, type Member, type MemberPlan } from './member.ts';
import type { Region } from './publisher.ts';
import { seededChance } from './seeded-chance.ts';
import { openSocketMember } from './socket-member.ts';
import { openStreamMember } from './stream-member.ts';
import { makeTrouble, type TroubleCounts } from './trouble.ts';

export interface DrillReport extends Verdict {
  readonly published: number;
  readonly clients: number;
  /** Clients that received exactly what was published for them. */
  readonly exact: number;
  readonly deliveries: number;
  readonly connections: number;
  /** Payloads that do not say what was published, and the first of them. */
  readonly wrong: number;
  readonly firstWrong: string | null;
  /** Ends of operations that the clients' protocols do not go on from by themselves, by code. */
  readonly ends: Readonly<Record<string, number>>;
  readonly trouble: TroubleCounts;
  /** From the last event to the last delivery. */
  readonly settledMs: number;
}

/** Nothing more came for this long: whatever is missing is lost. */
const QUIET_MS = 15_000;
const SAY_MS = 5_000;
const TICK_MS = 50;
/** Of the time there is, for opening the members. */
const OPENING_SHARE = 0.5;
const CHOICES: readonly (readonly Region[] | null)[] = [null, ['NE'], ['SE', 'W'], ['W']];

const planMembers = ({ clients, streams, seed }: DrillOptions, cursor: string): readonly MemberPlan[] => {
  const chance = seededChance(seed);
  return Array.from({ length: clients + streams }, (_, at) => ({
    name: `client-${at}`,
    filter: chance.pick(CHOICES),
    scope: chance.pick([null, null, ...CHOICES]),
    tokenSeconds: 3 + Math.floor(chance.next() * 20),
    cursor,
  }));
};

/** Opens the members one by one over half of the time: late ones have to catch up with what they missed. */
const openMembers = async (
  stand: DrillStand,
  options: DrillOptions,
  members: Member[],
  stopped: AbortSignal,
): Promise<void> => {
  const plans = planMembers(options, stand.startCursor);
  const world = {
    ports: stand.nodes.map(({ port }) => port),
    chance: seededChance(options.seed + 1),
    issueToken: stand.issueToken,
  };
  const startedAt = performance.now();
  const spanMs = options.seconds * 1_000 * OPENING_SHARE;
  const untilMs = (count: number): number =>
    Math.max(0, startedAt + (spanMs * count) / plans.length - performance.now());
  for (const [at, plan] of plans.entries()) {
    const isStream = at >= options.clients;
    members.push(isStream ? openStreamMember(plan, world) : openSocketMember(plan, world));
    await pause(untilMs(at + 1), null, { signal: stopped });
  }
};

const publishAt = async (stand: DrillStand, { eventsPerSecond }: DrillOptions, signal: AbortSignal): Promise<void> => {
  let owed = 0;
  let at = performance.now();
  while (!signal.aborted) {
    await pause(TICK_MS);
    const now = performance.now();
    owed += ((now - at) / 1_000) * eventsPerSecond;
    at = now;
    const count = Math.floor(owed);
    owed -= count;
    if (count > 0) await stand.publisher.publish(count);
  }
};

/** Waits until everybody has as much as was published for them, or nothing came for a while; answers how long it took. */
const settle = async (
  members: readonly Member[],
  last: number,
  say: (line: string) => void,
  stopped: AbortSignal,
): Promise<number> => {
  const began = performance.now();
  const wanted = members.map(({ plan, record }) => ({ count: expectedOf(plan, last).length, record }));
  const missing = () => wanted.filter(({ count, record }) => record.received.length < count);
  const received = (): number => members.reduce((sum, { record }) => sum + record.received.length, 0);
  let [best, changedAt, saidAt] = [received(), began, began];
  while (!stopped.aborted && missing().length > 0 && performance.now() - changedAt < QUIET_MS) {
    await pause(100);
    const now = performance.now();
    if (received() > best) [best, changedAt] = [received(), now];
    if (now - saidAt < SAY_MS) continue;
    saidAt = now;
    const events = missing().reduce((sum, { count, record }) => sum + count - record.received.length, 0);
    say(`  ${missing().length} clients wait for ${events} events`);
  }
  return Math.round((missing().length > 0 ? changedAt : performance.now()) - began);
};

const reportOf = (members: readonly Member[], published: number, trouble: TroubleCounts, settledMs: number) => {
  const verdicts = members.map(({ plan, record }) => judgeSequence(expectedOf(plan, published), record.received));
  const sum = (of: (verdict: Verdict) => number): number => verdicts.reduce((total, each) => total + of(each), 0);
  const records = members.map(({ record }) => record);
  const ends: Record<string, number> = {};
  for (const record of records) for (const [code, count] of record.ends) ends[code] = (ends[code] ?? 0) + count;
  return {
    published,
    clients: members.length,
    exact: verdicts.filter((each) => each.lost + each.duplicated + each.outOfOrder + each.foreign === 0).length,
    lost: sum(({ lost }) => lost),
    duplicated: sum(({ duplicated }) => duplicated),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    foreign: sum(({ foreign }) => foreign),
    deliveries: records.reduce((total, { received }) => total + received.length, 0),
    connections: records.reduce((total, { connections }) => total + connections, 0),
    wrong: records.reduce((total, { wrong }) => total + wrong, 0),
    firstWrong: records.find(({ firstWrong }) => firstWrong !== null)?.firstWrong ?? null,
    ends,
    trouble,
    settledMs,
  };
};

/** Runs the drill to its end, and ends what it started; rejects when it could not be run, or was stopped. */
export const runDrill = async (
  options: DrillOptions,
  say: (line: string) => void,
  stopped: AbortSignal = new AbortController().signal,
): Promise<DrillReport> => {
  say('Opening PostgreSQL, Redis, two subgraphs, two gateways …');
  const stand = await openDrillStand(stopped);
  const members: Member[] = [];
  try {
    if (stand.redis === null) say('There is no redis-server on the PATH: the gateways read the store.');
    const { signal: over } = openDeadline({ parent: stopped, timeoutMs: options.seconds * 1_000 });
    const [trouble, ...others] = await Promise.allSettled([
      makeTrouble({ ...stand, members }, options.seed, over),
      openMembers(stand, options, members, stopped),
      publishAt(stand, options, over),
    ]);
    stopped.throwIfAborted();
    if (trouble.status === 'rejected') throw trouble.reason;
    for (const other of others) if (other.status === 'rejected') throw other.reason;
    say(`Everything stands again; ${stand.publisher.last()} events were published. Waiting for the last deliveries …`);
    const settledMs = await settle(members, stand.publisher.last(), say, stopped);
    stopped.throwIfAborted();
    const report = reportOf(members, stand.publisher.last(), trouble.value, settledMs);
    if (report.exact < members.length) for (const node of stand.nodes) say(node.output().slice(-4_000));
    return report;
  } finally {
    await Promise.allSettled(members.map((member) => member.close()));
    await stand.close();
  }
};
