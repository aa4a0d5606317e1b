import type { GatewayLogger } from '../gateway-logger.ts';
import type { EventSource } from './event-source.ts';
import type { HubCounts } from './hub-counts.ts';
import type { LogStart } from './log-start.ts';
import type { MemberGroup } from './member-group.ts';
import { TopicFeed } from './topic-feed.ts';

/** A topic that is read on this node, and the groups that are fed from it. */
export interface Topic {
  readonly feed: TopicFeed;
  readonly groups: Set<MemberGroup>;
}

/** The topics that are read, each as long as somebody holds it. */
export interface Topics {
  /** Rejects with what the log says. */
  hold(name: string): Promise<Topic>;
  /** Holds one that is held already. */
  share(topic: Topic): void;
  release(topic: Topic): void;
  all(): Iterable<Topic>;
  close(): void;
}

/** What topics are made with. */
export interface TopicsParts {
  readonly source: EventSource;
  readonly start: LogStart;
  readonly eventsKept: number;
  readonly counts: HubCounts;
  readonly logger: GatewayLogger;
}

interface HeldTopic extends Topic {
  users: number;
}

export const createTopics = ({ source, start, eventsKept, counts, logger }: TopicsParts): Topics => {
  const held = new Map<string, HeldTopic>();

  const open = async (name: string): Promise<HeldTopic> => {
    const from = await start.head();
    const known = held.get(name);
    if (known) return known; // another was faster
    const groups = new Set<MemberGroup>();
    const listener = {
      advanced(events: number) {
        counts.events += events;
        for (const group of groups) group.drive();
      },
      failed(error: unknown) {
        if (held.get(name) === topic) held.delete(name); // who comes now begins anew
        for (const group of groups) void group.loseAll(error);
      },
      unavailable: (err: unknown) => logger.warn({ topic: name, err }, 'event log unavailable, waiting'),
    };
    const feed = new TopicFeed(name, from, { ...source, eventsKept }, listener);
    const topic: HeldTopic = { feed, groups, users: 0 };
    held.set(name, topic);
    return topic;
  };

  return {
    async hold(name) {
      const topic = held.get(name) ?? (await open(name));
      topic.users += 1;
      return topic;
    },
    share(topic) {
      (topic as HeldTopic).users += 1; // hold() gave it
    },
    release(topic) {
      const mine = topic as HeldTopic; // hold() gave it
      mine.users -= 1;
      if (mine.users > 0) return;
      mine.feed.close();
      if (held.get(mine.feed.topic) === mine) held.delete(mine.feed.topic);
    },
    all: () => held.values(),
    close() {
      for (const { feed } of held.values()) feed.close();
    },
  };
};
