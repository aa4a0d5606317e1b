import { Counter, Gauge, type Registry } from 'prom-client';
import type { LogCopyObserver } from '../event-log/log-copy-observer.ts';

/** Registers what is shown of the event log's copy in Redis. */
export const createLogCopyMetrics = (registers: Registry[]): LogCopyObserver => {
  const pages = new Counter({
    name: 'graph_event_log_pages_read_total',
    help: 'Pages of the event log, from its copy in Redis or, for a reason, from the store.',
    labelNames: ['source', 'reason'],
    registers,
  });
  const filled = new Counter({
    name: 'graph_event_log_copied_total',
    help: 'Events this process wrote into the copy of the event log.',
    registers,
  });
  const lag = new Gauge({
    name: 'graph_event_log_copy_lag_events',
    help: 'Events by which the copy was behind the store at the last look, before it was filled.',
    registers,
  });
  return {
    pageRead: (fromStore) =>
      pages.inc({ source: fromStore === null ? 'copy' : 'store', reason: fromStore?.toLowerCase() ?? 'none' }),
    filled: (events) => filled.inc(events),
    looked(events) {
      if (events === null) lag.remove();
      else lag.set(events);
    },
  };
};
