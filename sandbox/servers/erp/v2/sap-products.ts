import type { ItemUomRecord } from '../../../world/records.ts';
import type { TableEntry } from '../../../world/table.ts';
import type { V2Entity, V2Set } from './sap-entities.ts';

const DESCRIPTION: V2Entity = { properties: { Product: 'String', Language: 'String', ProductDescription: 'String' } };
const UNIT: V2Entity = {
  properties: {
    Product: 'String',
    AlternativeUnit: 'String',
    QuantityNumerator: 'Decimal',
    QuantityDenominator: 'Decimal',
    GlobalTradeItemNumber: 'String',
  },
};
const STATUS = { A: '', D: 'D1', B: 'B1' } as const;

/** Items as products. An item counts as changed when one of its units changed. */
export const PRODUCTS: V2Set = {
  service: 'API_PRODUCT_SRV',
  name: 'A_Product',
  keys: ['Product'],
  properties: {
    Product: 'String',
    ProductType: 'String',
    BaseUnit: 'String',
    CrossPlantStatus: 'String',
    IsMarkedForDeletion: 'Boolean',
    ProductStandardID: 'String',
    ProductGroup: 'String',
    IsBatchManagementRequired: 'Boolean',
    LastChangeDateTime: 'DateTimeOffset',
  },
  navigations: { to_Description: { to: DESCRIPTION, many: true }, to_ProductUnitsOfMeasure: { to: UNIT, many: true } },
  *rows({ tables }) {
    const units = new Map<string, TableEntry<ItemUomRecord>[]>();
    for (const unit of tables.ItemUoms.live())
      units.set(unit.record.ItemNo, [...(units.get(unit.record.ItemNo) ?? []), unit]);
    for (const { record: item, modifiedAt } of tables.Items.live()) {
      const own = units.get(item.ItemNo) ?? [];
      yield {
        Product: item.ItemNo,
        ProductType: 'HAWA',
        BaseUnit: item.BaseUom,
        CrossPlantStatus: STATUS[item.ItemStatus],
        IsMarkedForDeletion: false,
        ProductStandardID: item.EanCode ?? '',
        ProductGroup: item.CategoryCode,
        IsBatchManagementRequired: item.LotTracking,
        LastChangeDateTime: own.reduce(
          (latest, unit) => (unit.modifiedAt > latest ? unit.modifiedAt : latest),
          modifiedAt,
        ),
        to_Description: [{ Product: item.ItemNo, Language: 'EN', ProductDescription: item.Description }],
        to_ProductUnitsOfMeasure: [
          { UomCode: item.BaseUom, QtyNumerator: '1', QtyDenominator: '1', EanCode: item.EanCode },
          ...own.map(({ record }) => record),
        ].map((unit) => ({
          Product: item.ItemNo,
          AlternativeUnit: unit.UomCode,
          QuantityNumerator: unit.QtyNumerator,
          QuantityDenominator: unit.QtyDenominator,
          GlobalTradeItemNumber: unit.EanCode ?? '',
        })),
      };
    }
  },
};

/** Planning parameters; SAP keeps no time of change for them. */
export const SUPPLY_PLANNING: V2Set = {
  service: 'API_PRODUCT_SRV',
  name: 'A_ProductSupplyPlanning',
  keys: ['Product', 'Plant'],
  properties: {
    Product: 'String',
    Plant: 'String',
    BaseUnit: 'String',
    SafetyStockQuantity: 'Decimal',
    ReorderThresholdQuantity: 'Decimal',
    MaximumStockQuantity: 'Decimal',
  },
  *rows({ tables }) {
    for (const { record } of tables.Planning.live()) {
      yield {
        Product: record.ItemNo,
        Plant: record.SiteNo,
        BaseUnit: tables.Items.get(record.ItemNo)?.BaseUom ?? '',
        SafetyStockQuantity: record.SafetyStockQty,
        ReorderThresholdQuantity: record.ReorderPoint ?? '0',
        MaximumStockQuantity: record.MaxInventory ?? '0',
      };
    }
  },
};

/** Sites as plants. */
export const PLANTS: V2Set = {
  service: 'API_PLANT_SRV',
  name: 'A_Plant',
  keys: ['Plant'],
  properties: { Plant: 'String', PlantName: 'String' },
  *rows({ tables }) {
    for (const { record } of tables.Sites.live()) yield { Plant: record.SiteNo, PlantName: record.SiteName };
  },
};
