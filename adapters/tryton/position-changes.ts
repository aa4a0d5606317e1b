import type { CanonicalChange, ChangePage, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { PositionKey } from '@distribution/model/inventory/position';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { ZERO } from '@distribution/model/measure/decimal';
import { skuSchema } from '@distribution/model/products/product';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import { z } from 'zod';
import { MAX_TOLD, type Place, type Sighting, wasTold } from './change-cursor.ts';
import type { Domain } from './client.ts';
import type { PositionReader } from './read-positions.ts';
import type { SourceParts } from './source-parts.ts';
import { type Swept, changedSince, lastStampIn, sweep } from './sweep.ts';

const STOCKED: Swept = {
  model: 'product.product',
  domain: [
    ['template.type', 'in', ['goods', 'assets']],
    ['code', '!=', null],
  ],
  changedBy: [],
  fields: ['code', 'create_date', 'write_date'],
};
const MOVES: Swept = {
  model: 'stock.move',
  domain: [],
  changedBy: [],
  fields: ['product.code', 'from_location.warehouse.code', 'to_location.warehouse.code', 'create_date', 'write_date'],
};
const touchedWire = z.object({
  'product.': z.object({ code: z.string().nullable() }),
  'from_location.': z.object({ 'warehouse.': z.object({ code: z.string().nullable() }).nullable() }),
  'to_location.': z.object({ 'warehouse.': z.object({ code: z.string().nullable() }).nullable() }),
});

/** The key of a position; none where the product or the warehouse has no usable code: their own flows say so. */
const keyOf = (skuText: unknown, codeText: unknown): PositionKey[] => {
  const sku = skuSchema.safeParse(skuText);
  const code = locationCodeSchema.safeParse(codeText);
  return sku.success && code.success ? [{ sku: sku.data, locationCode: code.data }] : [];
};

/**
 * Positions have no record of their own. The first round reads the stock of all products in every warehouse; later ones
 * read the positions that moves have touched since.
 */
export const createPositionChanges = (parts: SourceParts, reader: PositionReader) => {
  const positionsOf = async (keys: readonly PositionKey[], call: SourceCall) => {
    const answers = await reader.read(keys, call);
    return {
      changes: answers.flatMap((answer): CanonicalChange[] =>
        'position' in answer ? [{ of: 'INVENTORY_POSITION', operation: 'UPSERT', record: answer.position }] : [],
      ),
      untranslatable: answers.flatMap((answer): UntranslatableRecord[] =>
        'reason' in answer
          ? [
              {
                key: `stock ${answer.sku} ${answer.locationCode}`,
                reason: answer.reason,
                payload: JSON.stringify(answer),
              },
            ]
          : [],
      ),
    };
  };

  /** The moves of late, which are in all stock that is read from now on: the second round need not tell it again for them. */
  const readLately = async (now: Instant, call: SourceCall): Promise<readonly Sighting[]> => {
    const from = (epochMillisOf(now) - 2000 * parts.config.overlapSeconds) * 1000; // the second round goes back once
    const fields = ['create_date', 'write_date'];
    const order = [['id', 'DESC']] as const;
    const search = { model: MOVES.model, domain: changedSince(MOVES, from), fields, order, limit: MAX_TOLD };
    const { rows } = await parts.client.search(search, call);
    return rows.map((row) => ({ id: row.id, stamp: lastStampIn(row) }));
  };

  const readEverything = async (place: Place, call: SourceCall): Promise<ChangePage> => {
    const domain: Domain = [
      ['type', '=', 'warehouse'],
      ['code', '!=', null],
    ];
    const { rows: warehouses, answeredAt } = await parts.client.search(
      { model: 'stock.location', domain, fields: ['code'] },
      call,
    );
    const known = place.startedAt === null ? await readLately(answeredAt, call) : [];
    return sweep(
      parts,
      STOCKED,
      place,
      async (rows) => {
        const keys = warehouses.flatMap((warehouse) => rows.flatMap((row) => keyOf(row['code'], warehouse['code'])));
        const { changes, untranslatable } = await positionsOf(keys, call);
        return { changes: changes.filter((change) => !isEmpty(change)), untranslatable, sightings: known };
      },
      call,
    );
  };

  const readTouched = (place: Place, call: SourceCall): Promise<ChangePage> =>
    sweep(
      parts,
      MOVES,
      place,
      async (rows) => {
        const sighted = rows.map((row) => ({ row, sighting: { id: row.id, stamp: lastStampIn(row) } }));
        const fresh = sighted.filter(({ sighting }) => !wasTold(place, sighting));
        const keys = new Map<string, PositionKey>();
        for (const { row } of fresh) {
          const move = touchedWire.parse(row);
          for (const side of [move['from_location.'], move['to_location.']]) {
            for (const key of keyOf(move['product.'].code, side['warehouse.']?.code))
              keys.set(`${key.sku}\u001f${key.locationCode}`, key);
          }
        }
        return { ...(await positionsOf([...keys.values()], call)), sightings: sighted.map(({ sighting }) => sighting) };
      },
      call,
    );

  return (place: Place, call: SourceCall): Promise<ChangePage> =>
    place.since === null ? readEverything(place, call) : readTouched(place, call);
};

/** Whether nothing lies there and nothing is to come: most products are never in most warehouses. */
const isEmpty = (change: CanonicalChange): boolean => {
  if (change.of !== 'INVENTORY_POSITION' || change.operation === 'DELETE') return false;
  const { onHand, allocated, reserved, inTransit, onOrder, backordered } = change.record;
  return [onHand, allocated, reserved, inTransit, onOrder, backordered].every((amount) => amount === ZERO);
};
