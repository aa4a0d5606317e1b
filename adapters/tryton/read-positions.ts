import type { SourceCall } from '@distribution/model/erp/source-call';
import type { InventoryPosition, PositionKey } from '@distribution/model/inventory/position';
import type { Sku } from '@distribution/model/products/product';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import type { z } from 'zod';
import { idsIn, readById, readRelated } from './related-rows.ts';
import { type SourceParts, contextAt } from './source-parts.ts';
import { translateStock } from './translate-stock.ts';
import { reasonOf } from './translation.ts';
import { type Row, openMoveWire, stockWire } from './wire.ts';

/** A position, or why there is none. Keys that Tryton does not know are left out. */
export type PositionAnswer = PositionKey & ({ readonly position: InventoryPosition } | { readonly reason: string });

/** Reads positions in some way; each reading of one orders after the one before. */
export interface PositionReader {
  read(keys: readonly PositionKey[], call: SourceCall): Promise<readonly PositionAnswer[]>;
}

type Stock = z.infer<typeof stockWire>;
const TRANSFER = 'stock.shipment.internal';
const OPEN_MOVE_FIELDS = [
  ...['product', 'state', 'internal_quantity', 'shipment'],
  ...['from_location', 'to_location'].flatMap((side) => [`${side}.type`, `${side}.warehouse.code`]),
];

/** Builds the reader. */
export const createPositionReader = (parts: SourceParts): PositionReader => {
  const { client, config } = parts;
  let revision = 0;
  // Tryton tells the time in whole seconds: within one the readings count up.
  const nextRevision = (answeredAt: Instant): number => {
    revision = Math.max(revision + 1, epochMillisOf(answeredAt) * 1000);
    return revision;
  };

  const readWarehouses = async (codes: readonly string[], call: SourceCall): Promise<ReadonlyMap<string, number>> => {
    const domain = [
      ['type', '=', 'warehouse'],
      ['code', 'in', [...new Set(codes)]],
    ];
    const { rows } = await client.search({ model: 'stock.location', domain, fields: ['code'] }, call);
    return new Map(rows.map(({ id, code }) => [String(code), id]));
  };

  /** What lies in one warehouse. Asked for one warehouse at a time: of several Tryton answers the sum, of none nothing. */
  const readStock = async (warehouse: number, skus: readonly string[], call: SourceCall) => {
    const { rows, answeredAt } = await client.search(
      {
        model: 'product.product',
        domain: [['code', 'in', skus]],
        fields: ['code', 'quantity', ...['symbol', 'factor', 'rate'].map((name) => `default_uom.${name}`)],
        context: { locations: [warehouse], with_childs: true },
      },
      call,
    );
    return { rows, answeredAt };
  };

  const readOpenMoves = async (products: readonly number[], call: SourceCall): Promise<(product: number) => Row[]> => {
    const domain = [['state', 'in', ['draft', 'assigned']]];
    const relation = { model: 'stock.move', by: 'product', fields: OPEN_MOVE_FIELDS, domain };
    const moves = await readRelated(client, relation, products, call);
    const isTransfer = (move: Row): boolean => String(move['shipment']).startsWith(`${TRANSFER},`);
    const transfers = products.flatMap((product) => moves(product).filter(isTransfer));
    const states = await readById(client, TRANSFER, ['state'], idsIn(transfers, 'shipment'), call);
    const isSent = (move: Row): boolean =>
      isTransfer(move) && idsIn([move], 'shipment').some((id) => states.get(id)?.['state'] === 'shipped');
    return (product) => moves(product).map((move) => ({ ...move, sent: isSent(move) }));
  };

  return {
    read: async (keys, call) => {
      const warehouses = await readWarehouses(
        keys.map(({ locationCode }) => locationCode),
        call,
      );
      const answers: PositionAnswer[] = [];
      for (const [code, warehouse] of warehouses) {
        const wanted = new Map(keys.filter(({ locationCode }) => locationCode === code).map((key) => [key.sku, key]));
        const skus = [...wanted.keys()];
        for (let at = 0; at < skus.length; at += config.maxKeysPerRead) {
          const { rows, answeredAt } = await readStock(warehouse, skus.slice(at, at + config.maxKeysPerRead), call);
          const openMovesOf = await readOpenMoves(
            rows.map(({ id }) => id),
            call,
          );
          const context = await contextAt(parts, answeredAt, call);
          const translate = (row: Row): InventoryPosition => {
            const stock: Stock = stockWire.parse(row);
            return translateStock(
              {
                sku: stock.code,
                warehouseCode: code,
                unit: stock['default_uom.'],
                quantity: stock.quantity,
                openMoves: openMovesOf(stock.id).map((move) => openMoveWire.parse(move)),
                revision: nextRevision(answeredAt),
              },
              context,
            );
          };
          for (const row of rows) {
            const key = wanted.get(row['code'] as Sku); // searched for among these
            if (key === undefined) continue;
            try {
              answers.push({ ...key, position: translate(row) });
            } catch (error) {
              answers.push({ ...key, reason: reasonOf(error) });
            }
          }
        }
      }
      return answers;
    },
  };
};
