import type { EventLogReader } from '@distribution/platform/event-log/event-log';
import { type DistributedLogOptions, openDistributedLog } from '@distribution/platform/event-log/open-distributed-log';
import type { Log } from '@distribution/platform/log/log';
import type { Resources } from '@distribution/platform/resources/resources';
import type { Metrics } from '@distribution/platform/telemetry/metrics';

/** Longer than it takes another node to copy what was just appended. */
const GRACE_MS = 40;

/** What the log of a process is made of. */
export interface EventLogParts {
  readonly store: EventLogReader;
  readonly redis: DistributedLogOptions['redis'] | null;
  readonly keyPrefix: string;
  /** Whether this process copies what is appended at once, since most events come from it. */
  readonly distributesEvents: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The event log as this process reads it: its copy in Redis where there is one, else the store. */
export const openEventLog = async (parts: EventLogParts, resources: Resources): Promise<EventLogReader> => {
  const { store, redis, keyPrefix, distributesEvents, log, metrics } = parts;
  if (redis === null) return store;
  const graceMs = distributesEvents ? 0 : GRACE_MS;
  const open = () => openDistributedLog({ store, redis, keyPrefix, log, observer: metrics.logCopy, graceMs });
  return resources.open('copy of the event log', open, (it) => it.close());
};
