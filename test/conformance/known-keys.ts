import type { CanonicalChange } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { keyPartsOfChange } from '../contract/state.ts';
import { readToEnd } from './asking.ts';
import { KEYED_READS, type Key, type KeyedRead } from './keyed-reads.ts';
import { ensure } from './rule.ts';

/** A read that the adapter offers, with records its own flow tells of. */
export interface OfferedRead {
  readonly read: KeyedRead;
  /** Up to four keys of records that are there, at least one; of forecasts, all of one version. */
  readonly keys: readonly Key[];
  /** The records of the keys, as the flow tells them. */
  readonly records: readonly unknown[];
}

/** The last word of the flow on each record, told in the order of the flow. */
const liveRecords = (
  changes: readonly CanonicalChange[],
  read: KeyedRead,
): ReadonlyMap<string, readonly [Key, unknown]> => {
  const records = new Map<string, readonly [Key, unknown]>();
  for (const change of changes) {
    if (change.of !== read.kind) continue;
    const key = keyPartsOfChange(change);
    if (change.operation === 'DELETE') records.delete(key.join(' '));
    else records.set(key.join(' '), [key, change.record]);
  }
  return records;
};

/** The reads by key that the adapter offers; a read whose flow has no record to ask for is a violation. */
export const offeredReads = async (adapter: SystemAdapter): Promise<readonly OfferedRead[]> => {
  const offered: OfferedRead[] = [];
  for (const read of KEYED_READS) {
    if (read.of(adapter) === null) continue;
    const { changes } = await readToEnd(adapter, read.flow);
    const live = [...liveRecords(changes, read).values()];
    ensure(
      live.length > 0,
      () => `${read.name}: the flow ${read.flow} tells of no record whose key could be asked for`,
    );
    const [sample] = live;
    // One read is of one version, and of each position once.
    const alike =
      read.kind === 'FORECAST_SERIES'
        ? live.filter(([key]) => key[0] === sample?.[0][0] && key[3] === sample?.[0][3])
        : live;
    const chosen = alike.slice(0, 4);
    offered.push({ read, keys: chosen.map(([key]) => key), records: chosen.map(([, record]) => record) });
  }
  ensure(offered.length > 0, () => 'the adapter offers no read by key');
  return offered;
};
