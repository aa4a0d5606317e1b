// Subgraphs that push: a subscription at a subgraph becomes events of the log, and everything behind the log (filters, row
// scope, resuming, sharing, many nodes) is as for events of our own. In: a source, and the log's writer. Out: events of one
// topic, in the order the subgraph sent them. One process follows a source at a time; when it dies another goes on behind
// the last event that was logged. The subgraph away: it is asked again every second; the log away: its socket is not read.
import type { SourceEvent, SourceLog, SourcePosition } from '@distribution/platform/event-log/source-log';
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { SubgraphSource } from './subgraph-source.ts';
import { openUpstreamSubscription } from './upstream-subscription.ts';

/** A source that is followed until it is stopped. */
export interface FollowedSource {
  stop(): Promise<void>;
}

export interface FollowSettings {
  readonly source: SubgraphSource;
  readonly log: SourceLog;
  readonly logger: GatewayLogger;
  /** How long to wait before the source, or its lease, is tried again, in milliseconds. */
  readonly retryMs?: number;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The text at a path; `null` where there is none. */
const textAt = (payload: unknown, path: string | null): string | null => {
  if (path === null) return null;
  const found = path.split('.').reduce((at, name) => (isObject(at) ? at[name] : null), payload);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
};

const eventOf = (source: SubgraphSource, payload: object): SourceEvent => {
  const { topic, key, owner } = source;
  const at = Date.parse(textAt(payload, source.occurredAt) ?? '');
  return {
    topic,
    key: textAt(payload, key) ?? topic,
    owner: {
      region: textAt(payload, owner.region),
      legalEntity: textAt(payload, owner.legalEntity),
      customer: textAt(payload, owner.customer),
    },
    occurredAt: new Date(Number.isNaN(at) ? Date.now() : at).toISOString(),
    payload: JSON.stringify(payload),
  };
};

/** Follows a source; never rejects. */
export const followSubgraph = ({ source, log, logger, retryMs = 1_000 }: FollowSettings): FollowedSource => {
  const { topic, cursor, url } = source;
  const stopping = new AbortController();

  const follow = async (signal: AbortSignal): Promise<void> => {
    let since: SourcePosition = await log.last(topic);
    const last: unknown = since.payload === null ? null : JSON.parse(since.payload);
    if (signal.aborted) return;
    const refused = (err: unknown) => logger.warn({ topic, url, err }, 'a subgraph sent an event without a payload');
    const upstream = openUpstreamSubscription(source, textAt(last, cursor), signal, refused);
    try {
      logger.info({ topic, url }, 'a subgraph’s events are followed');
      for (let batch = await upstream.take(); batch !== null && !signal.aborted; batch = await upstream.take()) {
        const next = await log.append(
          topic,
          batch.map((payload) => eventOf(source, payload)),
          since,
        );
        if (next === null) return logger.warn({ topic }, 'another process follows this source by now');
        since = next;
      }
    } finally {
      upstream.close();
    }
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, retryMs);
      stopping.signal.addEventListener('abort', end);
    });
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await log.withLease(topic, (lease) => withLinkedSignal([lease, stopping.signal], follow));
      } catch (err) {
        logger.warn({ topic, url, err }, 'a subgraph’s events cannot be followed; trying again');
      }
      if (!stopping.signal.aborted) await pause();
    }
  };
  const ended = live();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
};
