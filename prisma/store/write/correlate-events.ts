import type { CanonicalChange } from '@distribution/model/erp/change';
import { forecastVersionIdOf } from '@distribution/model/forecasts/forecast';
import type { NewEvent } from '../log/append-events.ts';
import { type BatchState, correlationOf } from './batch-state.ts';
import { keyTextOf } from './natural-key.ts';

/** What events of a change are about: the key of the event, or the position they tell of. */
const subjectsOf = (change: CanonicalChange): readonly string[] => {
  if (change.operation === 'DELETE') return [keyTextOf(change.key)]; // of stock: its position
  if (change.of === 'FORECAST_SERIES') return [forecastVersionIdOf(change.record.versionCode)];
  const { record } = change;
  return [
    ...('sku' in record && 'locationCode' in record ? [keyTextOf([record.sku, record.locationCode])] : []),
    ...('id' in record ? [record.id] : []),
  ];
};

const subjectOf = (event: NewEvent): string => {
  if (event.topic === 'inventory.positions')
    return keyTextOf([event.payload.position.sku, event.payload.position.locationCode]);
  if (event.topic === 'inventory.exceptions')
    return keyTextOf([event.payload.exception.sku, event.payload.exception.locationCode]);
  return event.key;
};

/** Gives each event the correlation id of the page that brought it about, where it has none yet. */
export const correlateEvents = (state: BatchState, events: readonly NewEvent[]): readonly NewEvent[] => {
  const pages = new Set(state.pageOf.values());
  if ([...pages].every(({ correlationId }) => correlationId === state.correlationId)) return events;
  const correlations = new Map<string, string>();
  for (const change of state.pageOf.keys())
    for (const subject of subjectsOf(change)) correlations.set(subject, correlationOf(state, change));
  return events.map((event) => ({
    ...event,
    correlationId: event.correlationId ?? correlations.get(subjectOf(event)) ?? state.correlationId,
  }));
};
