import type { CustomerRecord, VendorRecord } from '../../../world/records.ts';
import type { TableEntry } from '../../../world/table.ts';
import type { V2Entity, V2Row, V2Set } from './sap-entities.ts';

const ADDRESS: V2Entity = { properties: { BusinessPartner: 'String', Country: 'String' } };
const PURCHASING: V2Entity = { properties: { Supplier: 'String', PurchaseOrderCurrency: 'String' } };
const SUPPLIER: V2Entity = {
  properties: {
    Supplier: 'String',
    PurchasingIsBlocked: 'Boolean',
    PostingIsBlocked: 'Boolean',
    DeletionIndicator: 'Boolean',
  },
  navigations: { to_SupplierPurchasingOrg: { to: PURCHASING, many: true } },
};
const SALES_AREA: V2Entity = {
  properties: {
    Customer: 'String',
    Currency: 'String',
    CustomerPriceGroup: 'String',
    CustomerABCClassification: 'String',
  },
};
const CUSTOMER: V2Entity = {
  properties: { Customer: 'String' },
  navigations: { to_CustomerSalesArea: { to: SALES_AREA, many: true } },
};

/** SAP keeps the change of a partner as a day and a time of day, in whole seconds. */
const changedAt = (instant: string): V2Row => ({
  CreationDate: '2020-01-01T00:00:00.000Z',
  CreationTime: 'PT00H00M00S',
  LastChangeDate: `${instant.slice(0, 10)}T00:00:00.000Z`,
  LastChangeTime: `PT${instant.slice(11, 13)}H${instant.slice(14, 16)}M${instant.slice(17, 19)}S`,
});

const supplierRow = ({ record: vendor, modifiedAt }: TableEntry<VendorRecord>): V2Row => ({
  BusinessPartner: `BP-${vendor.VendorNo}`,
  Supplier: vendor.VendorNo,
  Customer: '',
  BusinessPartnerFullName: vendor.VendorName,
  ...changedAt(modifiedAt),
  to_BusinessPartnerAddress: [{ BusinessPartner: `BP-${vendor.VendorNo}`, Country: vendor.CountryCode ?? '' }],
  to_Supplier: {
    Supplier: vendor.VendorNo,
    PurchasingIsBlocked: vendor.VendorStatus === 'HOLD',
    PostingIsBlocked: vendor.VendorStatus === 'BLOCKED',
    DeletionIndicator: false,
    to_SupplierPurchasingOrg: [{ Supplier: vendor.VendorNo, PurchaseOrderCurrency: vendor.CurrencyCode }],
  },
  to_Customer: null,
});
const customerRow = ({ record: customer, modifiedAt }: TableEntry<CustomerRecord>): V2Row => ({
  BusinessPartner: `BP-${customer.CustomerNo}`,
  Supplier: '',
  Customer: customer.CustomerNo,
  BusinessPartnerFullName: customer.CustomerName,
  ...changedAt(modifiedAt),
  to_BusinessPartnerAddress: [{ BusinessPartner: `BP-${customer.CustomerNo}`, Country: customer.CountryCode ?? '' }],
  to_Supplier: null,
  to_Customer: {
    Customer: customer.CustomerNo,
    to_CustomerSalesArea: [
      {
        Customer: customer.CustomerNo,
        Currency: customer.CurrencyCode,
        CustomerPriceGroup: customer.PriceGroupCode ?? '',
        CustomerABCClassification: customer.ServiceClass,
      },
    ],
  },
});

/** Vendors and customers, which are one thing in SAP. */
export const PARTNERS: V2Set = {
  service: 'API_BUSINESS_PARTNER',
  name: 'A_BusinessPartner',
  keys: ['BusinessPartner'],
  properties: {
    BusinessPartner: 'String',
    Supplier: 'String',
    Customer: 'String',
    BusinessPartnerFullName: 'String',
    CreationDate: 'DateTime',
    CreationTime: 'Time',
    LastChangeDate: 'DateTime',
    LastChangeTime: 'Time',
  },
  navigations: {
    to_BusinessPartnerAddress: { to: ADDRESS, many: true },
    to_Supplier: { to: SUPPLIER, many: false },
    to_Customer: { to: CUSTOMER, many: false },
  },
  *rows({ tables }) {
    for (const entry of tables.Vendors.live()) yield supplierRow(entry);
    for (const entry of tables.Customers.live()) yield customerRow(entry);
  },
};
