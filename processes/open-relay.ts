import type { EventPayloads, EventTopic } from '@distribution/model/events/event';
import type { Cache } from '@distribution/platform/cache/cache-domain';
import type { EventLogReader, LoggedEvent } from '@distribution/platform/event-log/event-log';
import type { Log } from '@distribution/platform/log/log';
import type { GrowingRevocationList } from '@distribution/platform/principal/revocations';
import type { Resources } from '@distribution/platform/resources/resources';
import type { Store } from '@distribution/prisma/store/open-store';
import { startRelay } from '@distribution/sync/start-relay';

/** What the relay keeps true in this process. */
export interface RelayTargets {
  readonly eventLog: EventLogReader;
  readonly store: Pick<Store, 'revocations'>;
  readonly cache: Pick<Cache, 'invalidate'>;
  readonly revocations: GrowingRevocationList;
  readonly log: Log;
}

const payloadOf = <T extends EventTopic>(_topic: T, event: LoggedEvent): EventPayloads[T] =>
  JSON.parse(event.payload) as EventPayloads[T]; // written by the store with this topic's own type

/** Kinds of entities the subgraphs cache, by the name of their cache domain. */
const CACHED_KINDS = ['Product', 'Location', 'Supplier', 'Customer', 'SupplierProduct'];

/**
 * Reads the revocations there are, then follows the event log: what changed is forgotten by this process's cache, and
 * who lost their grants is refused from then on. Readers of subscriptions follow the log by themselves.
 */
export const openRelay = async (
  { eventLog, store, cache, revocations, log }: RelayTargets,
  resources: Resources,
): Promise<void> => {
  for (const revocation of await store.revocations.listRevocations()) revocations.revoke(revocation);
  const start = () =>
    startRelay({
      log: eventLog,
      handlers: {
        'cache.invalidations': async (event) => {
          const { kind, ids, revisions } = payloadOf('cache.invalidations', event);
          await cache.invalidate(kind, ids.length === 0 ? null : ids, revisions);
        },
        'security.revocations': async (event) => revocations.revoke(payloadOf('security.revocations', event)),
      },
      invalidateAll: async () => {
        for (const kind of CACHED_KINDS) await cache.invalidate(kind, null);
        for (const revocation of await store.revocations.listRevocations()) revocations.revoke(revocation);
      },
      logger: log,
    });
  await resources.open('relay', start, (relay) => relay.stop());
};
