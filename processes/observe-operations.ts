// What the graph says of its own work, as metrics: read from the store at every scrape, so that both always say the same and
// every process shows all of it.
import type { FlowFigures } from '@distribution/model/operations/flow-figures';
import { latencyBoundOf, latencyBucketOf } from '@distribution/model/operations/sync-latency';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { Metrics } from '@distribution/platform/telemetry/metrics';
import type { StoredValue } from '@distribution/platform/telemetry/stored-metrics';
import type { Store } from '@distribution/prisma/store/open-store';

/** Every second doubling from 64 ms on, to three days: bounds of the store's buckets, so that counts are exact. */
const SHOWN_BOUNDS_MS = Array.from({ length: 12 }, (_, at) => 2 ** (6 + 2 * at));

const METRICS = {
  sync_latency_seconds: { kind: 'histogram', help: 'Changes of a flow from their system to the projection, by site.' },
  flow_failure_ratio: { kind: 'gauge', help: 'Records parked in the last hour, of all that came, by site.' },
  flow_parked_records: { kind: 'gauge', help: 'Records that wait because they could not be taken, by site.' },
  flow_open_drifts: { kind: 'gauge', help: 'Records that stand otherwise than in their system, by site.' },
  flow_reconciliation_status: { kind: 'gauge', help: '1 for the status the flow has, by site.' },
  flow_exceptions: { kind: 'gauge', help: 'Exceptions of the business that are not closed, by flow and site.' },
  flow_lag_seconds: { kind: 'gauge', help: 'Seconds since the instant a flow vouches for.' },
  event_backlog: { kind: 'gauge', help: 'Deliveries accepted and not applied yet.' },
  transformation_failures: { kind: 'gauge', help: 'Records parked because they were not understood.' },
  purchase_order_lag_seconds: { kind: 'gauge', help: 'Seconds since the instant the purchase orders are vouched for.' },
  forecast_to_order_seconds: {
    kind: 'gauge',
    help: 'Median time from publication of a forecast to an order it planned.',
  },
  forecast_alignment_ratio: { kind: 'gauge', help: 'Lines ordered that the forecast before the order had planned.' },
  inventory_accuracy_ratio: { kind: 'gauge', help: 'Stock compared last that stood here as in its system.' },
  exceptions_open: { kind: 'gauge', help: 'Exceptions of the business that are not closed, by region and age.' },
  outbound_commands: { kind: 'gauge', help: 'Commands to outside systems, by system and state.' },
  forecast_publications: { kind: 'gauge', help: 'Publications of forecasts, by state.' },
  approval_requests: { kind: 'gauge', help: 'Requests for approval, by state.' },
  approval_oldest_pending_seconds: { kind: 'gauge', help: 'How long the request that waits longest has waited.' },
  service_level_percent: { kind: 'gauge', help: 'Good in percent over the window of an objective.' },
  service_level_breaches_total: {
    kind: 'counter',
    help: 'How often an objective has called for an alert where there was none.',
  },
  service_level_burn_rate: { kind: 'gauge', help: 'How fast the error budget of an objective goes, by window.' },
} as const;

type Values = Readonly<Record<keyof typeof METRICS, readonly StoredValue[]>>;

const histogramOf = ({ latencies, changes }: FlowFigures, labels: StoredValue['labels']): StoredValue => ({
  labels,
  upTo: SHOWN_BOUNDS_MS.map((boundMs) => {
    const last = latencyBucketOf(boundMs);
    const upTo = latencies.filter(({ bucket }) => bucket <= last);
    return [latencyBoundOf(last) / 1_000, upTo.reduce((sum, { count }) => sum + count, 0)] as const;
  }),
  sum: latencies.reduce((sum, { sumMs }) => sum + sumMs, 0) / 1_000,
  count: changes,
});

const one = (value: number | null): readonly StoredValue[] => (value === null ? [] : [{ labels: {}, value }]);

const read = async (store: Pick<Store, 'figures' | 'serviceLevels' | 'operations'>, now: Instant): Promise<Values> => {
  const [flows, business, levels, all] = await Promise.all([
    store.figures.flows(now),
    store.figures.business(now),
    store.serviceLevels.read(now),
    store.operations.listFlows(),
  ]);
  const labelled = flows.map((it) => ({ ...it, labels: { flow: it.flow, dc: it.locationCode ?? '' } }));
  return {
    sync_latency_seconds: labelled.map((it) => histogramOf(it, it.labels)),
    flow_failure_ratio: labelled.map(({ labels, failureRatio }) => ({ labels, value: failureRatio ?? 0 })),
    flow_parked_records: labelled.map(({ labels, parked }) => ({ labels, value: parked })),
    flow_open_drifts: labelled.map(({ labels, openDrifts }) => ({ labels, value: openDrifts })),
    flow_reconciliation_status: labelled.map(({ labels, reconciliation }) => ({
      labels: { ...labels, status: reconciliation },
      value: 1,
    })),
    flow_exceptions: labelled.map(({ labels, openExceptions }) => ({ labels, value: openExceptions })),
    flow_lag_seconds: all.flatMap(({ name, confirmedAt }) =>
      confirmedAt === null
        ? []
        : [
            {
              labels: { flow: name },
              value: Math.max(0, Math.floor((Date.parse(now) - Date.parse(confirmedAt)) / 1_000)),
            },
          ],
    ),
    event_backlog: one(business.eventBacklog),
    transformation_failures: one(business.transformationFailures),
    purchase_order_lag_seconds: one(business.purchaseOrderLagSeconds),
    forecast_to_order_seconds: one(business.forecastToOrderSeconds),
    forecast_alignment_ratio: one(business.forecastAlignment),
    inventory_accuracy_ratio: one(business.inventoryAccuracy),
    exceptions_open: business.exceptionAging.map(({ regionCode, age, count }) => ({
      labels: { region: regionCode ?? '', age },
      value: count,
    })),
    outbound_commands: business.outboundCommands.map(({ count, ...labels }) => ({ labels, value: count })),
    forecast_publications: business.forecastPublications.map(({ count, ...labels }) => ({ labels, value: count })),
    approval_requests: business.approvalRequests.map(({ count, ...labels }) => ({ labels, value: count })),
    approval_oldest_pending_seconds: one(business.oldestApprovalSeconds),
    service_level_breaches_total: levels.map(({ name, breaches }) => ({
      labels: { objective: name },
      value: breaches,
    })),
    service_level_percent: levels.flatMap(({ name, attainmentPercent }) =>
      attainmentPercent === null ? [] : [{ labels: { objective: name }, value: attainmentPercent }],
    ),
    service_level_burn_rate: levels.flatMap(({ name, burnRates }) =>
      burnRates.flatMap(({ windowMinutes, rate }) =>
        rate === null ? [] : [{ labels: { objective: name, window_minutes: String(windowMinutes) }, value: rate }],
      ),
    ),
  };
};

/** Shows them from now on. */
export const observeOperations = (
  metrics: Metrics,
  store: Pick<Store, 'figures' | 'serviceLevels' | 'operations'>,
  clock: { now(): number },
): void => metrics.observeStored(METRICS, () => read(store, instantOf(clock.now())));
