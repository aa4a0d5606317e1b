// The warehouse system: REST over movements, shipments and announced goods. In: reads after a row version. Out: pages in the order of
// change, and webhooks that carry the movement, shipment or notice itself. Amounts are in the unit each line names; movements
// are in the item's base unit, which the system knows from its item master, as it knows the owner of each site's stock.
import { z } from 'zod';
import type { MovementRecord, ShipmentRecord, ShipNoticeRecord } from '../../world/records.ts';
import type { TableEntry } from '../../world/table.ts';
import type { World } from '../../world/world.ts';
import { type StandIn, type StandInOptions, createStandIn } from '../http-server.ts';
import { RequestError } from '../request-error.ts';

export const WMS_ROOT = '/api/v1';
const querySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
  /** The world the row version was read from; a version of another one is answered 410. */
  stream: z.string().optional(),
});

/** What goes over the wire: the record, its row version, and what the master data adds. */
type Wire<R> = R & { readonly RowVersion: number; readonly Deleted: boolean; readonly Owner: string | null };

/** Builds the server; the caller listens and closes. */
export const createWmsServer = (world: World, options: StandInOptions): StandIn => {
  const server = createStandIn(options);
  const { Items, Sites, Movements, Shipments, ShipNotices } = world.tables;
  const ownerOf = (site: string): string | null => Sites.get(site)?.CompanyNo ?? null;
  const movementOf = ({
    record,
    rowVersion,
    deleted,
  }: TableEntry<MovementRecord>): Wire<MovementRecord> & { Uom: string | null } => ({
    ...record,
    Uom: Items.get(record.Item)?.BaseUom ?? null,
    Owner: ownerOf(record.Site),
    RowVersion: rowVersion,
    Deleted: deleted,
  });
  const shipmentOf = ({ record, rowVersion, deleted }: TableEntry<ShipmentRecord>): Wire<ShipmentRecord> => ({
    ...record,
    Owner: ownerOf(record.Site),
    RowVersion: rowVersion,
    Deleted: deleted,
  });
  const noticeOf = ({ record, rowVersion, deleted }: TableEntry<ShipNoticeRecord>): Wire<ShipNoticeRecord> => ({
    ...record,
    Owner: ownerOf(record.Site),
    RowVersion: rowVersion,
    Deleted: deleted,
  });
  const instant = (): string => new Date(server.now()).toISOString();

  const addStream = <R extends object>(
    path: string,
    changesAfter: (after: number, limit: number) => TableEntry<R>[],
    wireOf: (entry: TableEntry<R>) => unknown,
  ): void => {
    server.app.get(`${WMS_ROOT}/${path}`, { config: { label: path } }, async (request) => {
      const { after, limit, stream } = querySchema.parse(request.query);
      if (after > world.clock.current() || (stream !== undefined && stream !== world.identity)) {
        throw new RequestError(
          410,
          'PositionUnknown',
          'this row version is not of this stream: read from the beginning',
        );
      }
      const asOf = instant();
      const entries = changesAfter(after, limit);
      const last = entries.at(-1)?.rowVersion ?? after;
      const remaining = entries.length < limit ? 0 : changesAfter(last, Infinity).length;
      return {
        stream: world.identity,
        items: entries.map(wireOf),
        next: last,
        hasMore: remaining > 0,
        remaining,
        asOf,
      };
    });
  };
  addStream('movements', (after, limit) => Movements.changesAfter(after, limit), movementOf);
  addStream('shipments', (after, limit) => Shipments.changesAfter(after, limit), shipmentOf);
  addStream('shipnotices', (after, limit) => ShipNotices.changesAfter(after, limit), noticeOf);
  server.app.get(`${WMS_ROOT}/status`, { config: { label: 'status' } }, async () => ({
    status: 'UP',
    asOf: instant(),
  }));

  const push = (
    kind: 'movement' | 'shipment' | 'shipnotice',
    rowVersion: number,
    type: string,
    data: unknown,
  ): void => {
    if (!options.webhooks.hasSubscribers) return;
    options.webhooks.notify({
      specversion: '1.0',
      id: `${kind}-${world.identity}-${rowVersion}`,
      source: '/wms',
      type,
      time: instant(),
      data,
    });
  };
  const stopMovements = Movements.onChange((entry) =>
    push('movement', entry.rowVersion, 'wms.movement.recorded', movementOf(entry)),
  );
  const stopShipments = Shipments.onChange((entry) =>
    push('shipment', entry.rowVersion, 'wms.shipment.changed', shipmentOf(entry)),
  );
  const stopNotices = ShipNotices.onChange((entry) =>
    push('shipnotice', entry.rowVersion, 'wms.shipnotice.changed', noticeOf(entry)),
  );
  server.app.addHook('onClose', async () => {
    stopMovements();
    stopShipments();
    stopNotices();
  });
  return server;
};
