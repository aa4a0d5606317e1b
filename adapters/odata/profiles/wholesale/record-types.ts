import type { FlowName } from '@distribution/model/operations/sync-flow';
import { type FlowRecordType, declareRecords, textsIn } from '../../record-type.ts';
import { translateConfirmation } from './translate-confirmation.ts';
import { translateItemDemand } from './translate-demand.ts';
import {
  translateCustomer,
  translateItem,
  translateSite,
  translateVendor,
  translateVendorItem,
} from './translate-master-data.ts';
import { translatePurchaseOrder, translateSalesOrder, translateTransferOrder } from './translate-documents.ts';
import { translateInvoice } from './translate-invoice.ts';
import { translatePlanning, translateStock } from './translate-stock.ts';
import * as wire from './wire.ts';

const AT_SITE = { sitesOf: textsIn('SiteNo') };

export const ITEMS = declareRecords('PRODUCT', 'Items', ['ItemNo'], wire.itemWire, translateItem, { expand: 'Uoms' });
export const SITES = declareRecords('LOCATION', 'Sites', ['SiteNo'], wire.siteWire, translateSite, {
  sitesOf: textsIn('SiteNo', 'ParentSiteNo'),
});
export const VENDORS = declareRecords('SUPPLIER', 'Vendors', ['VendorNo'], wire.vendorWire, translateVendor);
export const STOCK = declareRecords(
  'INVENTORY_POSITION',
  'Stock',
  ['ItemNo', 'SiteNo'],
  wire.stockWire,
  translateStock,
  AT_SITE,
);
export const SALES_ORDERS = declareRecords(
  'SALES_ORDER',
  'SalesOrders',
  ['DocumentNo'],
  wire.salesOrderWire,
  translateSalesOrder,
  { expand: 'Lines', ...AT_SITE },
);
export const PURCHASE_ORDERS = declareRecords(
  'PURCHASE_ORDER',
  'PurchaseOrders',
  ['DocumentNo'],
  wire.purchaseOrderWire,
  translatePurchaseOrder,
  { expand: 'Lines', ...AT_SITE },
);

export const PLANNING = declareRecords(
  'PLANNING_PARAMETERS',
  'Planning',
  ['ItemNo', 'SiteNo'],
  wire.planningWire,
  translatePlanning,
  AT_SITE,
);
export const TRANSFER_ORDERS = declareRecords(
  'TRANSFER_ORDER',
  'TransferOrders',
  ['DocumentNo'],
  wire.transferOrderWire,
  translateTransferOrder,
  { expand: 'Lines', sitesOf: textsIn('FromSiteNo', 'ToSiteNo') },
);

/** Which set each flow reads. */
export const RECORD_TYPE_OF_FLOW: Readonly<Partial<Record<FlowName, FlowRecordType>>> = {
  products: ITEMS,
  locations: SITES,
  suppliers: VENDORS,
  'supplier-products': declareRecords(
    'SUPPLIER_PRODUCT',
    'VendorItems',
    ['ItemNo', 'VendorNo'],
    wire.vendorItemWire,
    translateVendorItem,
  ),
  customers: declareRecords('CUSTOMER', 'Customers', ['CustomerNo'], wire.customerWire, translateCustomer),
  inventory: STOCK,
  'planning-parameters': PLANNING,
  'sales-orders': SALES_ORDERS,
  'purchase-orders': PURCHASE_ORDERS,
  'transfer-orders': TRANSFER_ORDERS,
  'supplier-confirmations': declareRecords(
    'SUPPLIER_CONFIRMATION',
    'Confirmations',
    ['ConfirmationNo'],
    wire.confirmationWire,
    translateConfirmation,
    { expand: 'Lines', ...AT_SITE },
  ),
  invoices: declareRecords('INVOICE', 'Invoices', ['DocumentNo'], wire.invoiceWire, translateInvoice, {
    expand: 'Lines',
  }),
  demand: declareRecords(
    'DEMAND',
    'ItemDemand',
    ['ItemNo', 'SiteNo', 'QtyType', 'FromDate', 'ToDate'],
    wire.itemDemandWire,
    translateItemDemand,
  ),
};
