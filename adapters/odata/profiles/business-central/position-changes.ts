import type { SourceCall } from '@distribution/model/erp/source-call';
import type { Instant } from '@distribution/model/time/instant';
import { filterOf } from '../../protocol/key-filter.ts';
import { quote, type Row } from '../../protocol/protocol.ts';
import { queryOf } from '../../protocol/query.ts';
import type { RecordSet } from '../../record-type.ts';
import { type FlowReading, readCursor } from '../../reading/flow.ts';
import { chunkKeys, readAll } from '../../reading/read-by-key.ts';
import { SWEEP_BEGINNING, type Swept, sweep, sweepPlaceSchema } from '../../reading/sweep.ts';
import { type Taken, prepareRows, takeRows } from '../../reading/take-rows.ts';
import { type SourceParts, contextAt } from '../../source-parts.ts';
import type { BusinessCentralConfig } from './config.ts';
import { changedSince, stampOf } from './modified.ts';
import type { BusinessCentralTypes } from './record-types.ts';

/** All rows of a set that belong to the items. */
export const readOfItems = async (
  parts: SourceParts,
  config: Pick<BusinessCentralConfig, 'maxKeysPerRead' | 'maxPathBytes'>,
  set: RecordSet,
  itemPart: string,
  numbers: readonly string[],
  call: SourceCall,
): Promise<readonly Row[]> => {
  const { protocol } = parts.client;
  const byItem = { ...set, keyParts: [itemPart] };
  const keys = numbers.map((number) => [number]);
  const chunks = await Promise.all(
    chunkKeys(protocol, byItem, keys, config).map((chunk) =>
      readAll(parts, set.set, queryOf(set, { filter: filterOf(protocol, byItem.keyParts, chunk) }), call),
    ),
  );
  return chunks.flatMap(({ rows }) => rows);
};

/**
 * Positions have no set of their own: they are the sums of the ledger. The first round reads the ledger item by item;
 * later ones read anew the items that entries were added to since.
 */
export const createPositionChanges = (
  parts: SourceParts,
  config: BusinessCentralConfig,
  { items, positions }: BusinessCentralTypes,
): FlowReading => {
  const take = async (numbers: readonly string[], answeredAt: Instant, call: SourceCall): Promise<Taken> => {
    const entries = await readOfItems(parts, config, positions, 'itemNumber', numbers, call);
    return takeRows(positions, await prepareRows(parts, positions, entries, call), contextAt(parts, answeredAt));
  };
  // When an item was changed says nothing of the ledger: what comes later is counted from the beginning of the round.
  const stocked: Swept = { ...items, order: 'number', literal: quote, changedSince, stampOf: () => 0 };
  const ledger: Swept = { ...positions, order: 'entryNumber', literal: (number) => number, changedSince, stampOf };
  return (cursor, call) => {
    const place = cursor === null ? SWEEP_BEGINNING : readCursor(sweepPlaceSchema, cursor);
    const [swept, part] = place.since === null ? [stocked, 'number'] : [ledger, 'itemNumber'];
    return sweep(
      parts,
      swept,
      place,
      config.overlapSeconds * 1000,
      (rows, answeredAt) => take([...new Set(rows.map((row) => String(row[part])))], answeredAt, call),
      call,
    );
  };
};
