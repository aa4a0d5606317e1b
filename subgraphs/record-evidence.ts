import type { Origin } from '@distribution/model/origin';
import type { RecordFreshness } from '@distribution/platform/subgraph/freshness/record-freshness';
import type { Tools } from './services.ts';

/** The clock that ages are taken by. */
export const clockOf = ({ clock }: Pick<Tools, 'clock'>): Tools['clock'] => clock;

/** Records of which every field is as old as the record; `refresh` where their system of record can be asked. */
export const wholeRecord = <T extends { readonly origin: Origin }, C>(
  refresh?: RecordFreshness<T, C>['refresh'],
): RecordFreshness<T, C> => ({
  oldestInput: ({ origin }) => origin,
  ...(refresh === undefined ? {} : { refresh }),
});
