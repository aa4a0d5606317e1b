import { declareRecords, textsIn } from '../../record-type.ts';
import type { S4Config } from './config.ts';
import { translatePurchaseOrder, translateSalesOrder } from './translate-documents.ts';
import {
  translateCustomer,
  translatePlant,
  translateProduct,
  translateSupplier,
  translateSupplyPlanning,
} from './translate-master-data.ts';
import { gatherStock, translateStock } from './translate-stock.ts';
import * as wire from './wire.ts';

const PRODUCTS = 'API_PRODUCT_SRV';
const PARTNERS = 'API_BUSINESS_PARTNER/A_BusinessPartner';

/** The released services of S/4HANA, read under the given settings. */
export const createS4Types = (config: S4Config) => ({
  products: declareRecords('PRODUCT', 'A_Product', ['Product'], wire.productWire, translateProduct(config), {
    path: `${PRODUCTS}/A_Product`,
    expand: 'to_Description,to_ProductUnitsOfMeasure',
  }),
  plants: declareRecords('LOCATION', 'A_Plant', ['Plant'], wire.plantWire, translatePlant(config), {
    path: 'API_PLANT_SRV/A_Plant',
    sitesOf: textsIn('Plant'),
  }),
  suppliers: declareRecords('SUPPLIER', 'A_Supplier', ['Supplier'], wire.supplierWire, translateSupplier(config), {
    path: PARTNERS,
    where: "Supplier ne ''",
    expand: 'to_BusinessPartnerAddress,to_Supplier/to_SupplierPurchasingOrg',
  }),
  customers: declareRecords('CUSTOMER', 'A_Customer', ['Customer'], wire.customerWire, translateCustomer(config), {
    path: PARTNERS,
    where: "Customer ne ''",
    expand: 'to_BusinessPartnerAddress,to_Customer/to_CustomerSalesArea',
  }),
  stock: declareRecords(
    'INVENTORY_POSITION',
    'A_MatlStkInAcctMod',
    ['Material', 'Plant'],
    wire.stockWire,
    translateStock,
    { path: 'API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod', gather: gatherStock },
  ),
  planning: declareRecords(
    'PLANNING_PARAMETERS',
    'A_ProductSupplyPlanning',
    ['Product', 'Plant'],
    wire.supplyPlanningWire,
    translateSupplyPlanning,
    // Many rows of one product, and none of them may be cut off from the others: gathered, if only into themselves.
    { path: `${PRODUCTS}/A_ProductSupplyPlanning`, gather: (rows) => rows },
  ),
  salesOrders: declareRecords('SALES_ORDER', 'A_SalesOrder', ['SalesOrder'], wire.salesOrderWire, translateSalesOrder, {
    path: 'API_SALES_ORDER_SRV/A_SalesOrder',
    expand: 'to_Item/to_ScheduleLine',
  }),
  purchaseOrders: declareRecords(
    'PURCHASE_ORDER',
    'A_PurchaseOrder',
    ['PurchaseOrder'],
    wire.purchaseOrderWire,
    translatePurchaseOrder,
    { path: 'API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder', expand: 'to_PurchaseOrderItem/to_ScheduleLine' },
  ),
});
export type S4Types = ReturnType<typeof createS4Types>;
