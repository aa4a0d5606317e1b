// Subscriptions of all transports. In: a prepared subscription, its variables, who asks, and the client's end of it.
// Out: frames handed to that end, in the order of the log, each with the cursor to go on from.
//   log → feed (one per topic) → group (filter and row scope; renders each event once) → member → outlet
// A slow client waits for itself only, and is fed from the log afterwards. The log away for a while: streams wait; a
// subgraph down: its fields are null with an error; another supergraph: streams go on in it where they were.
import { AppError } from '@distribution/platform/errors/app-error';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import type { Principal } from '@distribution/platform/principal/principal';
import { formatError } from '../answer/format-error.ts';
import type { Engine, Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { KnownOperation } from '../lifecycle/plan-cache.ts';
import type { ReadNotes } from '../note-reads.ts';
import type { OperationRunner } from '../run-operation.ts';
import { createBeginnings } from './begin-subscription.ts';
import { createEstablisher, schemaChanged, type EstablishedSubscription } from './establish-subscription.ts';
import type { EventSource } from './event-source.ts';
import { createHubCounts } from './hub-counts.ts';
import type { HubOptions } from './hub-options.ts';
import { readMembers, type HubStatus } from './hub-status.ts';
import { createLogStart } from './log-start.ts';
import { MemberGroup, type GroupParts } from './member-group.ts';
import { createMemberCount } from './member-count.ts';
import type { Membership, Outlet } from './outlet.ts';
import { createRenderers } from './renderers.ts';
import type { SubscriptionScope } from './subscription-scope.ts';
import { createPartitions, keysOf, type Partition } from './subscription-keys.ts';
import { createTopics, type Topic } from './topics.ts';
import { createWorkSlots } from './work-slots.ts';

export interface Hub {
  /**
   * Begins a subscription; the first frame comes after it has resolved. Rejects with `SUBSCRIPTION_UNSUPPORTED`,
   * `FORBIDDEN`, `CURSOR_INVALID`, `CURSOR_EXPIRED`, `CURSOR_FOREIGN` or `TOO_MANY_REQUESTS`. Whoever joins tells when the client has
   * gone (`leave`): the scope's signal alone ends nothing.
   */
  join(
    prepared: PreparedOperation,
    variables: Variables,
    scope: SubscriptionScope,
    outlet: Outlet,
  ): Promise<Membership>;
  /** Another supergraph serves: subscriptions go on in it; those that it does not have end. */
  replan(): Promise<void>;
  /** The operations of the subscriptions that run. */
  inUse(): readonly KnownOperation[];
  status(): HubStatus;
  /** Reads no more events. Members are not told: their transports close them so that they come back. */
  close(): void;
}

/** What the hub works with. */
export interface HubParts {
  readonly engine: Engine;
  /** `null` where there is no event log. */
  readonly events: EventSource | null;
  readonly runner: OperationRunner;
  /** Where deliveries are noted as reads; `null`: nowhere. */
  readonly reads?: ReadNotes | null;
  readonly logger: GatewayLogger;
  /** How long the subgraphs have for one event. */
  readonly timeoutMs: number;
  readonly options: HubOptions;
}

const NO_LOG = new AppError('SUBSCRIPTION_UNSUPPORTED', 'This gateway was started without an event log.', {
  nextStep: 'Ask by a query, or start the gateway with an event log.',
});

/** Readers of the log beside the feeds. */
const READERS = 8;
/** Groups that are taken to another supergraph in one turn of the event loop. */
const REPLANNED_AT_ONCE = 50;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The hub of a gateway without an event log. */
const createDeafHub = (): Hub => ({
  join: () => Promise.reject(NO_LOG),
  replan: async () => {},
  inUse: () => [],
  status: () => ({
    topics: [],
    groups: 0,
    renderers: 0,
    ...readMembers([], 0),
    rendersInFlight: 0,
    rendersWaiting: 0,
    counts: createHubCounts(),
  }),
  close: () => {},
});

/** Makes the hub of one engine. */
export const createHub = ({ engine, events, runner, reads = null, logger, timeoutMs, options }: HubParts): Hub => {
  if (!events) return createDeafHub();
  const { cursors } = events;
  const counts = createHubCounts();
  const slots = createWorkSlots(options.rendersInFlight);
  const readSlots = createWorkSlots(READERS);
  const establisher = createEstablisher(engine);
  const partitionOf = createPartitions(options.shareBetweenSubjects);
  const renderers = createRenderers({ engine, runner, slots, counts, timeoutMs, notesReads: reads !== null });
  const start = createLogStart(events);
  const beginAt = createBeginnings({ start, cursors, runner, timeoutMs, counts });
  const topics = createTopics({ source: events, start, eventsKept: options.eventsKept, counts, logger });
  const memberCount = createMemberCount(options);
  /** Those that who joins may come into. */
  const groups = new Map<string, MemberGroup>();
  const keys = new WeakMap<MemberGroup, string>();
  const every = new Map<MemberGroup, Topic>();
  let isReplanning: Promise<void> | null = null;

  const dissolve = (group: MemberGroup): void => {
    const topic = every.get(group);
    if (!topic || !every.delete(group)) return;
    topic.groups.delete(group);
    const key = keys.get(group);
    if (key !== undefined && groups.get(key) === group) groups.delete(key);
    group.close();
    topics.release(topic);
  };

  const parts = (topic: Topic, partition: Partition, founder: Principal): GroupParts => ({
    feed: topic.feed,
    partition,
    founder,
    counts,
    framesKept: options.framesKept,
    rendersPerGroup: options.rendersPerGroup,
    readSlots,
    cursorAt: (generation, position) => sealLogPosition(cursors, { generation, position }),
    lossOf: async (error, correlationId) => formatError(await start.explain(error), runner.errorScope(correlationId)),
    onUnavailable: (name, err) => logger.warn({ topic: name, err }, 'event log unavailable, waiting'),
    reads,
    onLeft(group, { scope }, reason) {
      counts.ends[reason] += 1;
      memberCount.leave(scope.principal.subject);
      if (group.members.size === 0 && options.lingerMs === 0) dissolve(group);
    },
  });

  const put = (key: string, group: MemberGroup): void => {
    keys.set(group, key);
    if (!groups.has(key)) groups.set(key, group);
  };

  const groupOf = (established: EstablishedSubscription, scope: SubscriptionScope, topic: Topic): MemberGroup => {
    const { principal } = scope;
    const partition = partitionOf(scope);
    const { group: key } = keysOf(established, partition, principal);
    const known = groups.get(key);
    if (known && every.get(known) === topic) return known;
    if (every.size >= options.maxGroups) {
      throw new AppError('TOO_MANY_REQUESTS', `This gateway serves ${options.maxGroups} different subscriptions.`, {
        nextStep: 'Subscribe to what others subscribe to, or try again later.',
        retryAfterMs: 1_000,
      });
    }
    const renderer = renderers.hold(established, partition, principal);
    const group = new MemberGroup(established, renderer, parts(topic, partition, principal));
    topics.share(topic);
    topic.groups.add(group);
    every.set(group, topic);
    groups.delete(key); // one whose topic has failed
    put(key, group);
    return group;
  };

  const join: Hub['join'] = async (prepared, variables, scope, outlet) => {
    const { principal } = scope;
    const first = establisher.establish(prepared, variables, principal);
    memberCount.enter(principal.subject);
    let topic: Topic | null = null;
    try {
      topic = await topics.hold(first.planned.stream.topic);
      const cursor = scope.after ?? first.cursor;
      const { after, frame } = await beginAt(topic.feed, cursor, scope);
      // Another supergraph may serve by now.
      const member = groupOf(establisher.keep(first, principal), scope, topic).add(scope, outlet, after, frame);
      counts.joins += 1;
      if (cursor !== null && cursor !== undefined) counts.resumes += 1;
      return member;
    } catch (error) {
      memberCount.leave(principal.subject);
      throw error;
    } finally {
      if (topic) topics.release(topic);
    }
  };

  /** Takes one group to the supergraph that serves, or ends it. */
  const replanOne = (group: MemberGroup): void => {
    const { established, parts } = group;
    if (established.supergraph === engine.supergraph) return;
    const { partition, founder } = parts;
    try {
      const next = establisher.keep(established, founder);
      group.replace(next, renderers.hold(next, partition, founder));
      const before = keys.get(group);
      if (before !== undefined && groups.get(before) === group) groups.delete(before);
      put(keysOf(next, partition, founder).group, group);
    } catch (reason) {
      for (const member of [...group.members]) {
        const error = schemaChanged(reason, group.cursorAt(member.delivered));
        member.end('SCHEMA_CHANGED', [formatError(error, runner.errorScope(member.scope.correlationId))]);
      }
      dissolve(group);
    }
  };

  const replan = async (): Promise<void> => {
    const before = isReplanning;
    const mine = (async () => {
      await before;
      let done = 0;
      for (const group of [...every.keys()]) {
        replanOne(group);
        done += 1;
        if (done % REPLANNED_AT_ONCE === 0) await nextTurn();
      }
    })();
    isReplanning = mine;
    await mine;
  };

  /** Looks at every member: whether it may still be served, and whether it has heard nothing for long. */
  const sweep = (): void => {
    const nowMs = performance.now();
    for (const group of [...every.keys()]) {
      const { considered } = group;
      for (const member of group.members) {
        member.forget();
        if (member.checkAdmitted() && nowMs - member.heardAtMs >= options.heartbeatMs) member.advanceTo(considered);
      }
      if (group.members.size === 0 && nowMs - group.emptySinceMs >= options.lingerMs) dissolve(group);
    }
  };
  const sweeping = setInterval(sweep, options.sweepMs).unref();

  return {
    join,
    replan,
    inUse: () =>
      [...every.keys()].map(({ established: { prepared } }) => ({
        query: prepared.source,
        operationName: prepared.operationName,
      })),
    status: () => ({
      topics: [...topics.all()].map(({ feed, groups }) => ({
        topic: feed.topic,
        scannedTo: feed.scannedTo,
        groups: groups.size,
      })),
      groups: every.size,
      renderers: renderers.size,
      ...readMembers(every.keys(), Date.now()),
      rendersInFlight: slots.inFlight,
      rendersWaiting: slots.waiting,
      counts: { ...counts, ends: { ...counts.ends } },
    }),
    close() {
      clearInterval(sweeping);
      topics.close();
    },
  };
};
