import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { expect, it } from 'vitest';
import type { Row } from '../../protocol/protocol.ts';
import { takeRows } from '../../reading/take-rows.ts';
import { siteFactsOf, siteOfFacts } from '../../site-facts.ts';
import { S4_SETTINGS } from '../../fixtures/conformance-s4hana.ts';
import { s4hanaConfigSchema } from './config.ts';
import { createS4Types } from './record-types.ts';
import { gatherStock } from './translate-stock.ts';

const config = s4hanaConfigSchema.parse({ ...S4_SETTINGS, baseUrl: 'https://sap.example/sap/opu/odata/sap' });
const { stock } = createS4Types(config);
const context = {
  system: systemCodeSchema.parse('erp'),
  answeredAt: parseInstant('2026-03-02T08:00:00Z'),
  units: createUnitLookup(),
  site: (code: string) => siteOfFacts(siteFactsOf(config, code), code),
  currency: (code: string) => code,
  readingRevision: () => 1,
};
const part = (type: string, special: string, amount: string, batch = ''): Row => ({
  Material: 'M-1',
  Plant: '1010',
  StorageLocation: '0001',
  Batch: batch,
  InventorySpecialStockType: special,
  InventoryStockType: type,
  MaterialBaseUnit: 'ST',
  MatlWrhsStkQtyInMatlBaseUnit: amount,
});
const positionOf = (...rows: Row[]) => takeRows(stock, gatherStock(rows), context);

it('adds the parts of the eleven-part key up to one position', () => {
  const { changes } = positionOf(
    part('01', '', '100.00000000000000'),
    part('02', '', '7.50000000000000'),
    part('07', '', '2.5'),
    part('01', 'E', '10'),
    part('01', 'Q', '5'),
    part('01', 'K', '20'),
    part('01', 'W', '1000'),
    part('01', 'V', '1000'),
    part('01', 'O', '1000'),
  );
  // On hand: own, inspected, blocked, for an order, for a project and a supplier's consignment; not what lies elsewhere.
  expect(changes).toMatchObject([
    { record: { unit: 'EA', onHand: '145', held: '10', allocated: '10', reserved: '5', lots: [] } },
  ]);
});

it('keeps batches as lots', () => {
  const { changes } = positionOf(part('01', '', '3', 'B2'), part('07', '', '1', 'B1'), part('01', '', '4', 'B1'));
  expect(changes).toMatchObject([
    {
      record: {
        onHand: '8',
        lots: [
          { lot: 'B1', onHand: '5', held: '1' },
          { lot: 'B2', onHand: '3', held: '0' },
        ],
      },
    },
  ]);
});

it('looks the same in whatever order the server tells the parts', () => {
  const parts = [part('01', '', '3', 'B2'), part('07', '', '1', 'B1'), part('01', '', '4')];
  expect(gatherStock([...parts].reverse())).toEqual(gatherStock(parts));
});

it('parks a position one part of which makes no sense', () => {
  const { changes, untranslatable } = positionOf(part('01', '', '3'), part('02', '', 'many'));
  expect(changes).toEqual([]);
  expect(untranslatable).toMatchObject([
    { key: 'A_MatlStkInAcctMod(M-1,1010)', reason: expect.stringContaining('many') },
  ]);
});
