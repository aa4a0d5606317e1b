import { type Location, locationSchema } from '@distribution/model/locations/location';
import { type PlanningParameters, planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { type Customer, customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import { type Product, productIdOf, productSchema, skuSchema } from '@distribution/model/products/product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import { epochMillisOf } from '@distribution/model/time/instant';
import { siteFactsOf } from '../../site-facts.ts';
import { type TranslationContext, TranslationError, gtinOf, originOf, siteOf, unitOf } from '../../translation.ts';
import type { S4Config } from './config.ts';
import type { CustomerWire, PlantWire, ProductWire, SupplierWire, SupplyPlanningWire } from './wire.ts';

type From<W, T> = (config: S4Config) => (record: W, context: TranslationContext) => T;

const statusOf = ({ productStatuses }: S4Config, product: ProductWire): Product['status'] => {
  const { CrossPlantStatus: code } = product;
  if (product.IsMarkedForDeletion) return 'BLOCKED';
  if (code === '') return 'ACTIVE';
  const status = productStatuses[code];
  if (status === undefined) throw new TranslationError(`product status "${code}" has no meaning configured`);
  return status;
};

export const translateProduct: From<ProductWire, Product> = (config) => (product, context) => {
  const sku = skuSchema.parse(product.Product);
  const { to_Description: names, to_ProductUnitsOfMeasure: units } = product;
  const name = names.find(({ Language }) => Language === config.language) ?? names[0];
  if (name === undefined) throw new TranslationError('the product has no description in any language');
  return productSchema.parse({
    id: productIdOf(sku),
    sku,
    name: name.ProductDescription,
    description: null,
    gtin: gtinOf(context, product.ProductStandardID, 'ProductStandardID'),
    status: statusOf(config, product),
    categoryPath: product.ProductGroup === '' ? [] : [product.ProductGroup],
    baseUnit: unitOf(context, product.BaseUnit),
    // SAP lists the base unit among them.
    packagingUnits: units
      .filter(({ AlternativeUnit }) => AlternativeUnit !== product.BaseUnit)
      .map((unit) => ({
        unit: unitOf(context, unit.AlternativeUnit),
        numerator: unit.QuantityNumerator,
        denominator: unit.QuantityDenominator,
        gtin: gtinOf(context, unit.GlobalTradeItemNumber, 'GlobalTradeItemNumber'),
      })),
    lotTracked: product.IsBatchManagementRequired,
    shelfLifeDays: null,
    origin: originOf(context, epochMillisOf(product.LastChangeDateTime) * 1000),
  });
};

/** A plant as a location; what SAP's service does not tell comes from the settings. */
export const translatePlant: From<PlantWire, Location> = (config) => (plant, context) => {
  const own = siteOf(context, plant.Plant);
  const { region, timeZone, countryCode, legalEntity } = siteFactsOf(config, plant.Plant);
  return locationSchema.parse({
    id: own.id,
    code: own.code,
    name: plant.PlantName,
    kind: 'DISTRIBUTION_CENTER',
    legalEntity,
    region,
    parent: null,
    gln: null,
    timeZone,
    countryCode,
    city: null,
    latitude: null,
    longitude: null,
    workingHours: [],
    origin: originOf(context, context.readingRevision()),
  });
};

export const translateSupplyPlanning = (row: SupplyPlanningWire, context: TranslationContext): PlanningParameters =>
  planningParametersSchema.parse({
    sku: row.Product,
    locationCode: siteOf(context, row.Plant).code,
    unit: unitOf(context, row.BaseUnit),
    safetyStock: row.SafetyStockQuantity,
    reorderPoint: row.ReorderThresholdQuantity === '0' ? null : row.ReorderThresholdQuantity,
    maximumStock: row.MaximumStockQuantity === '0' ? null : row.MaximumStockQuantity,
    serviceLevel: null,
    reviewPeriodDays: null,
    origin: originOf(context, context.readingRevision()),
  });

const countryOf = ([address]: SupplierWire['to_BusinessPartnerAddress']): string | null =>
  address === undefined || address.Country === '' ? null : address.Country;

/** SAP dates changes of partners by whole seconds, too coarse to put them in order: later readings order after earlier ones. */
export const translateSupplier: From<SupplierWire, Supplier> = (config) => (partner, context) => {
  const { to_Supplier: own } = partner;
  const code = supplierCodeSchema.parse(partner.Supplier);
  const currency = own.to_SupplierPurchasingOrg.map((each) => each.PurchaseOrderCurrency).find((each) => each !== '');
  return supplierSchema.parse({
    id: supplierIdOf(code),
    code,
    name: partner.BusinessPartnerFullName,
    status: own.DeletionIndicator || own.PostingIsBlocked ? 'BLOCKED' : own.PurchasingIsBlocked ? 'ON_HOLD' : 'ACTIVE',
    countryCode: countryOf(partner.to_BusinessPartnerAddress),
    gln: null,
    currency: currency ?? config.currency,
    origin: originOf(context, context.readingRevision()),
  });
};

export const translateCustomer: From<CustomerWire, Customer> = (config) => (partner, context) => {
  const code = customerCodeSchema.parse(partner.Customer);
  const [area] = partner.to_Customer.to_CustomerSalesArea;
  const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
  return customerSchema.parse({
    id: customerIdOf(code),
    code,
    name: partner.BusinessPartnerFullName,
    customerClass: orNull(area?.CustomerABCClassification) ?? config.customerClass,
    countryCode: countryOf(partner.to_BusinessPartnerAddress),
    gln: null,
    currency: orNull(area?.Currency) ?? config.currency,
    priceGroup: orNull(area?.CustomerPriceGroup),
    origin: originOf(context, context.readingRevision()),
  });
};
