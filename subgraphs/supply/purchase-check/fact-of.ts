import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Origin } from '@distribution/model/origin';
import type { Fact } from '@distribution/model/supply/purchase-check';
import { instantOf } from '@distribution/model/time/instant';

/** A record as it is projected, and what its system said of it just now; `null` where there is no system to ask. */
export interface Reading<T> {
  readonly projected: T | null;
  readonly answer: KeyedAnswer<T> | null;
}

/**
 * What is known of a record now. One that is not projected does not exist for the caller. One whose system did not answer
 * is not known, however young the projection: what is bought on is asked. Where no system can be asked, the projection
 * counts as long as its flow is within its freshness target.
 */
export const factOf = <T extends { readonly origin: Origin }>(
  { projected, answer }: Reading<T>,
  flow: FlowName,
  nowMillis: number,
): Fact<T> => {
  if (projected === null) return { is: 'KNOWN', value: null, system: FLOW_CATALOGUE[flow].system, asOf: null };
  const { system, asOf } = projected.origin;
  if (answer?.ok) {
    return { is: 'KNOWN', value: answer.value, system, asOf: answer.value?.origin.asOf ?? instantOf(nowMillis) };
  }
  if (answer !== null)
    return { is: 'UNKNOWN', reason: `${system} did not answer (${answer.error.code})`, system, asOf };
  const isYoung = nowMillis - Date.parse(asOf) <= FLOW_CATALOGUE[flow].freshnessTargetSeconds * 1_000;
  return isYoung
    ? { is: 'KNOWN', value: projected, system, asOf }
    : { is: 'UNKNOWN', reason: `${system} has not been heard of since ${asOf}`, system, asOf };
};
