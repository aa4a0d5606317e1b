import type { StockRecord } from '../../../world/records.ts';
import { milliOf, textOfMilli } from '../../../world/amount.ts';
import type { V2Row, V2Set } from './sap-entities.ts';

/** One storage location per plant is enough to show that the key has eleven parts. */
const STORAGE_LOCATION = '0001';
const UNRESTRICTED = '01';
const BLOCKED = '07';

interface StockPart {
  readonly batch: string;
  readonly usable: string;
  readonly blocked: string;
}

const partsOf = ({ QtyOnHand, QtyBlocked, Lots }: StockRecord): readonly StockPart[] => {
  if (Lots.length === 0 && QtyBlocked === '0') return [{ batch: '', usable: QtyOnHand, blocked: '0' }];
  const part = (batch: string, onHand: number, blocked: number): StockPart => ({
    batch,
    usable: textOfMilli(onHand - blocked),
    blocked: textOfMilli(blocked),
  });
  const lots = Lots.map((lot) => part(lot.LotNo, milliOf(lot.QtyOnHand), milliOf(lot.QtyBlocked)));
  const inLots = (field: 'QtyOnHand' | 'QtyBlocked'): number => Lots.reduce((sum, lot) => sum + milliOf(lot[field]), 0);
  const rest = part('', milliOf(QtyOnHand) - inLots('QtyOnHand'), milliOf(QtyBlocked) - inLots('QtyBlocked'));
  return lots.length > 0 && rest.usable === '0' && rest.blocked === '0' ? lots : [rest, ...lots];
};

const SCALE = 14;
const padded = (amount: string): string => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(SCALE, '0')}`;
};

/** Stock by the eleven parts of A_MatlStkInAcctMod's key: a row for what may be used and one for what is blocked, per batch. */
export const STOCK: V2Set = {
  service: 'API_MATERIAL_STOCK_SRV',
  name: 'A_MatlStkInAcctMod',
  keys: [
    'Material',
    'Plant',
    'StorageLocation',
    'Batch',
    'Supplier',
    'Customer',
    'WBSElementInternalID',
    'SDDocument',
    'SDDocumentItem',
    'InventorySpecialStockType',
    'InventoryStockType',
  ],
  properties: {
    Material: 'String',
    Plant: 'String',
    StorageLocation: 'String',
    Batch: 'String',
    Supplier: 'String',
    Customer: 'String',
    WBSElementInternalID: 'String',
    SDDocument: 'String',
    SDDocumentItem: 'String',
    InventorySpecialStockType: 'String',
    InventoryStockType: 'String',
    MaterialBaseUnit: 'String',
    MatlWrhsStkQtyInMatlBaseUnit: 'Decimal',
  },
  *rows({ tables }) {
    for (const { record } of tables.Stock.live()) {
      const row = (batch: string, type: string, amount: string): V2Row => ({
        Material: record.ItemNo,
        Plant: record.SiteNo,
        StorageLocation: STORAGE_LOCATION,
        Batch: batch,
        Supplier: '',
        Customer: '',
        WBSElementInternalID: '0',
        SDDocument: '',
        SDDocumentItem: '0',
        InventorySpecialStockType: '',
        InventoryStockType: type,
        MaterialBaseUnit: tables.Items.get(record.ItemNo)?.BaseUom ?? '',
        MatlWrhsStkQtyInMatlBaseUnit: padded(amount),
      });
      for (const { batch, usable, blocked } of partsOf(record)) {
        yield row(batch, UNRESTRICTED, usable);
        if (blocked !== '0') yield row(batch, BLOCKED, blocked);
      }
    }
  },
};
