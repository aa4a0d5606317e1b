// What is watched minute by minute. In: what the write side counted. Out: events for subscribers.
import type { Watch } from '@distribution/model/operations/watch';
import { appendEvents, type NewEvent } from '../log/append-events.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { Leases } from '../write/flow-lease.ts';
import { countMinute } from './count-services.ts';
import { minutesOf, takeEndedMinutes } from './ended-minutes.ts';
import { tellReaders } from '../reads/tell-readers.ts';
import { readServiceLevels } from './service-levels.ts';
import { tellServiceLevels } from './tell-service-levels.ts';
import { readLatency } from './read-latency.ts';

export const createWatch = (database: TransactionalDatabase, leases: Pick<Leases, 'withLease'>): Watch => ({
  tellLatencies: (now) =>
    database.transaction(async (transaction) => {
      const ended = await takeEndedMinutes(transaction, 'latencies', now);
      if (ended === null) return 0;
      const events: NewEvent[] = [];
      for (const minute of minutesOf(ended)) {
        for (const latency of await readLatency(transaction, 'SITE', sql`TRUE`, minute))
          events.push({
            topic: 'sync.latencies',
            key: `${latency.flow} ${latency.locationCode ?? ''}`.trim(),
            // What is of no site is the house's own: the empty code is nobody's.
            owner: { region: latency.regionCode ?? '', legalEntity: latency.legalEntity ?? '', customer: '' },
            occurredAt: latency.to,
            payload: { latency },
          });
      }
      await appendEvents(transaction, events, `watch-${ended.to}`); // the last statement: see append-events.ts
      return events.length;
    }),
  countServices: (now) =>
    database.transaction(async (transaction) => {
      const ended = await takeEndedMinutes(transaction, 'services', now);
      if (ended === null) return 0;
      const minutes = minutesOf(ended);
      for (const [at, minute] of minutes.entries())
        await transaction.query(countMinute(minute, at === minutes.length - 1));
      return minutes.length;
    }),
  tellServiceLevels: async (now) => {
    const levels = await readServiceLevels(database, now);
    return database.transaction((transaction) => tellServiceLevels(transaction, levels, now));
  },
  tellReaders: (now, graceMs) => database.transaction((transaction) => tellReaders(transaction, now, graceMs)),
  withLease: (work) => leases.withLease('watch', work),
});
