import { gtinSchema } from '@distribution/model/gs1/gtin';
import { type PlanningParameters, planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { type Location, locationSchema } from '@distribution/model/locations/location';
import { type Customer, customerCodeSchema, customerIdOf, customerSchema } from '@distribution/model/orders/customer';
import {
  type PackagingUnit,
  type Product,
  productIdOf,
  productSchema,
  skuSchema,
} from '@distribution/model/products/product';
import { type SupplierProduct, supplierProductSchema } from '@distribution/model/supply/supplier-product';
import { type Supplier, supplierCodeSchema, supplierIdOf, supplierSchema } from '@distribution/model/supply/supplier';
import { type TranslationContext, originOf, partnerCodeOf, ratioOf, siteOf, unitOf } from './translation.ts';
import type {
  OfferedTemplateWire,
  OrderPointWire,
  PartnerWire,
  ProductWire,
  SellerWire,
  WarehouseWire,
} from './wire.ts';
import { type Stamp, decimalOfFloat } from './wire-values.ts';

/** A barcode that is a trade item number; another kind of code is none, and the article exists all the same. */
const gtinOf = (barcode: string | null) => gtinSchema.safeParse(barcode).data ?? null;

/** The unit a product is bought in, and its packagings whose name has a meaning; the first of each unit. */
const packagingUnitsOf = (context: TranslationContext, product: ProductWire): PackagingUnit[] => {
  const { uom_id: base, uom_po_id: bought, packaging_ids: packagings } = product;
  const baseUnit = unitOf(context, base);
  const ofPurchase: PackagingUnit[] =
    bought === undefined ? [] : [{ unit: unitOf(context, bought), ...ratioOf(bought, base), gtin: null }];
  const ofPackagings = packagings.flatMap(({ name, qty, barcode }): PackagingUnit[] => {
    const unit = context.packagings(name);
    if (unit === null || qty <= 0) return [];
    return [{ unit, numerator: decimalOfFloat(qty), denominator: decimalOfFloat(1), gtin: gtinOf(barcode) }];
  });
  const byUnit = new Map<string, PackagingUnit>();
  for (const each of [...ofPackagings, ...ofPurchase]) if (!byUnit.has(each.unit)) byUnit.set(each.unit, each);
  byUnit.delete(baseUnit);
  return [...byUnit.values()];
};

/** Archived is BLOCKED: Odoo offers it in no new document. What is sold and no longer bought is DISCONTINUED. */
const statusOf = ({ active, sale_ok, purchase_ok }: ProductWire): Product['status'] => {
  if (!active) return 'BLOCKED';
  return sale_ok && !purchase_ok ? 'DISCONTINUED' : 'ACTIVE';
};

export const translateProduct = (product: ProductWire, context: TranslationContext, revision: Stamp): Product => {
  const sku = skuSchema.parse(product.default_code);
  return productSchema.parse({
    id: productIdOf(sku),
    sku,
    name: product.name,
    description: product.description_sale === '' ? null : product.description_sale,
    gtin: gtinOf(product.barcode),
    status: statusOf(product),
    categoryPath: product.categ_id?.name.split(' / ').filter((name) => name !== '') ?? [],
    baseUnit: unitOf(context, product.uom_id),
    packagingUnits: packagingUnitsOf(context, product),
    lotTracked: product.tracking !== 'none',
    shelfLifeDays: product.use_expiration_date && product.expiration_time > 0 ? product.expiration_time : null,
    origin: originOf(context, revision),
  });
};

export const translateWarehouse = (
  warehouse: WarehouseWire,
  context: TranslationContext,
  revision: Stamp,
): Location => {
  const site = siteOf(context, warehouse.code);
  const address = warehouse.partner_id;
  return locationSchema.parse({
    id: site.id,
    code: site.code,
    name: warehouse.name,
    kind: 'WAREHOUSE',
    legalEntity: context.legalEntity,
    region: site.region,
    parent: null,
    gln: null,
    timeZone: site.timeZone,
    countryCode: address?.country_id?.code ?? site.countryCode,
    city: address?.city ?? null,
    latitude: null,
    longitude: null,
    workingHours: [],
    origin: originOf(context, revision),
  });
};

export const translateSupplier = (partner: PartnerWire, context: TranslationContext, revision: Stamp): Supplier => {
  const code = supplierCodeSchema.parse(partnerCodeOf(partner));
  return supplierSchema.parse({
    id: supplierIdOf(code),
    code,
    name: partner.name ?? code,
    status: partner.active ? 'ACTIVE' : 'BLOCKED',
    countryCode: partner.country_id?.code ?? null,
    gln: null,
    currency: partner.property_purchase_currency_id?.name ?? context.currency,
    origin: originOf(context, revision),
  });
};

export const translateCustomer = (partner: PartnerWire, context: TranslationContext, revision: Stamp): Customer => {
  const code = customerCodeSchema.parse(partnerCodeOf(partner));
  return customerSchema.parse({
    id: customerIdOf(code),
    code,
    name: partner.name ?? code,
    customerClass: context.settings.customerClass,
    countryCode: partner.country_id?.code ?? null,
    gln: null,
    currency: context.currency,
    priceGroup: null,
    origin: originOf(context, revision),
  });
};

/** A reordering rule: Odoo orders up to the maximum when the forecast falls below the minimum; it knows no safety stock. */
export const translateOrderPoint = (
  point: OrderPointWire,
  context: TranslationContext,
  revision: Stamp,
): PlanningParameters =>
  planningParametersSchema.parse({
    sku: skuSchema.parse(point.product_id.default_code),
    locationCode: siteOf(context, point.warehouse_id.code).code,
    unit: unitOf(context, point.product_id.uom_id),
    safetyStock: '0',
    reorderPoint: decimalOfFloat(point.product_min_qty),
    maximumStock: decimalOfFloat(point.product_max_qty),
    serviceLevel: null,
    reviewPeriodDays: null,
    origin: originOf(context, revision),
  });

/** Odoo's own order among offers: by sequence, and of one supplier's price breaks the smallest first. */
const before = (left: SellerWire, right: SellerWire): number =>
  left.sequence - right.sequence || left.min_qty - right.min_qty || left.id - right.id;
const supplierOf = ({ partner_id }: SellerWire): string => partnerCodeOf(partner_id.commercial_partner_id);

/** The terms of every supplier of a template, for each variant with a code; the price breaks of one supplier are one record. */
export const translateOffers = (
  template: OfferedTemplateWire,
  context: TranslationContext,
  revision: Stamp,
): SupplierProduct[] => {
  // Odoo counts and prices offers in the unit of purchase.
  const unit = unitOf(context, template.uom_po_id ?? template.uom_id);
  return template.product_variant_ids.flatMap((variant) => {
    if (variant.default_code === null) return []; // no product of the graph
    const sku = skuSchema.parse(variant.default_code);
    const offers = template.seller_ids
      .filter(({ product_id: only }) => only === null || only.id === variant.id)
      .sort(before);
    return [...new Set(offers.map(supplierOf))].map((code) => {
      const own = offers.filter((offer) => supplierOf(offer) === code);
      const [leading] = own as [SellerWire]; // the code was taken from one of them
      const supplierCode = supplierCodeSchema.parse(code);
      return supplierProductSchema.parse({
        sku,
        product: { id: productIdOf(sku) },
        supplierCode,
        supplier: { id: supplierIdOf(supplierCode) },
        preferred: leading === offers[0],
        supplierSku: leading.product_code === '' ? null : leading.product_code,
        leadTimeDays: leading.delay,
        leadTimeDeviationDays: null,
        minimumOrderQuantity: { value: decimalOfFloat(Math.min(...own.map(({ min_qty }) => min_qty))), unit },
        orderMultiple: null,
        unitPrice: { amount: decimalOfFloat(leading.price), currency: leading.currency_id.name },
        origin: originOf(context, revision),
      });
    });
  });
};
