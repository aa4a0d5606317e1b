import { adapter as definition } from '@distribution/adapters/wms-rest/adapter';
import { describeCallDiscipline } from './call-discipline-suite.ts';
import { describeChangeSource } from './change-source-suite.ts';
import type { SubjectPlan } from './subject.ts';
import { describeWebhooks } from './webhook-suite.ts';

const plan: SubjectPlan = {
  definition,
  system: 'wms',
  touch: ({ tables }, flow) => {
    if (flow === 'movements') {
      tables.Movements.put({
        MovementId: 'M-NEW',
        Item: 'A-100',
        Site: 'DC-ATL',
        Type: 'ISS',
        Qty: '-5',
        Reason: null,
        Lot: null,
        DocRef: 'SO-1',
        EventTime: '2026-03-02T07:00:00.000Z',
      });
      return;
    }
    if (flow === 'advance-ship-notices') {
      const notice = tables.ShipNotices.get('V-1', 'NG-S-7');
      if (notice === null) throw new Error('the tiny world lacks NG-S-7');
      tables.ShipNotices.put({ ...notice, ExpectedAt: '2026-03-06T20:00:00.000Z' });
      return;
    }
    const shipment = tables.Shipments.get('SH-1');
    if (shipment === null) throw new Error('the tiny world lacks SH-1');
    // Reported late: an earlier milestone after a later one.
    const events = [
      { Code: 'POD', Time: '2026-03-02T15:00:00.000Z', Text: null },
      { Code: 'PACK', Time: '2026-02-28T15:00:00.000Z', Text: null },
    ] as const;
    tables.Shipments.put({ ...shipment, Events: [...shipment.Events, ...events] });
  },
  deletable: ['shipments', 'advance-ship-notices'], // a movement is reversed by another, never deleted
  remove: ({ tables }, flow) => {
    if (flow === 'advance-ship-notices') {
      tables.ShipNotices.delete('V-1', 'NG-S-7');
      return ['V-1', 'NG-S-7'];
    }
    tables.Shipments.delete('SH-1');
    return ['SH-1'];
  },
};

describeChangeSource('warehouse', plan, ['movements', 'shipments', 'advance-ship-notices']);
describeCallDiscipline('warehouse', plan, {
  endpoint: 'GET movements',
  read: (adapter, call) => adapter.changes.readChanges('movements', null, call),
});
describeWebhooks('warehouse movements', plan, 'movements');
describeWebhooks('warehouse shipments', plan, 'shipments');
