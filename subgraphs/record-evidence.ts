import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Origin } from '@distribution/model/origin';
import type { RecordFreshness } from '@distribution/platform/subgraph/freshness/record-freshness';
import type { Tools } from './services.ts';

/** The clock that ages are taken by. */
export const clockOf = ({ clock }: Pick<Tools, 'clock'>): Tools['clock'] => clock;

/** The age at which a flow has missed its recovery objective, in milliseconds. */
export const objectiveMsOf = (flow: FlowName): number => FLOW_CATALOGUE[flow].maxLatencySeconds * 1_000;

/** Records of a flow of which every field is as old as the record; `refresh` where their system of record can be asked. */
export const wholeRecord = <T extends { readonly origin: Origin }, C>(
  flow: FlowName,
  refresh?: RecordFreshness<T, C>['refresh'],
): RecordFreshness<T, C> => ({
  oldestInput: ({ origin }) => origin,
  fallbackAfterMs: () => objectiveMsOf(flow),
  ...(refresh === undefined ? {} : { refresh }),
});
