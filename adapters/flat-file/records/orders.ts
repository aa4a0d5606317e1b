import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { type Decimal, multiply, parseDecimal, sum } from '@distribution/model/measure/decimal';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import { orderNumberSchema, salesOrderIdOf, salesOrderSchema } from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import {
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { COMMON_FIELDS, type Recipe, type Values, needed, neededPerLine, optional, optionalPerLine } from './recipe.ts';

const amount = (value: Values[string] | undefined): Decimal => parseDecimal(String(value));
const product = (line: Values) => ({ id: productIdOf(skuSchema.parse(line['sku'])) });
const site = (legalEntity: unknown, code: unknown) => ({
  id: locationIdOf(legalEntityCodeSchema.parse(legalEntity), locationCodeSchema.parse(code)),
});

/** One row per line. Amounts that no column tells are price × quantity and their sum; nothing told as shipped is 0. */
const salesOrders: Recipe = {
  of: 'SALES_ORDER',
  fields: {
    ...needed({ number: 'text', legalEntity: 'text', regionCode: 'text', status: 'text', shipFromCode: 'text' }),
    ...needed({ orderedAt: 'moment', currency: 'text' }),
    ...optional({ customerCode: 'text', totalAmount: 'decimal', customerReference: 'text' }),
    ...neededPerLine({ lineNumber: 'integer', sku: 'text', quantity: 'decimal', unit: 'unit', unitPrice: 'decimal' }),
    ...optionalPerLine({ allocatedQuantity: 'decimal', shippedQuantity: 'decimal', lineAmount: 'decimal' }),
    ...optionalPerLine({ requestedOn: 'day', promisedOn: 'day' }),
    ...COMMON_FIELDS,
  },
  key: ['number'],
  removable: true,
  build: (values, lines, origin) => {
    const { currency } = values;
    const told = lines.map((line) => ({
      number: line['lineNumber'],
      sku: line['sku'],
      product: product(line),
      quantity: { value: line['quantity'], unit: line['unit'] },
      allocatedQuantity: { value: line['allocatedQuantity'] ?? '0', unit: line['unit'] },
      shippedQuantity: { value: line['shippedQuantity'] ?? '0', unit: line['unit'] },
      unitPrice: { amount: line['unitPrice'], currency },
      lineAmount: {
        amount: amount(line['lineAmount'] ?? multiply(amount(line['unitPrice']), amount(line['quantity']))),
        currency,
      },
      requestedOn: line['requestedOn'],
      promisedOn: line['promisedOn'],
    }));
    const customerCode = values['customerCode'] ?? null;
    return salesOrderSchema.parse({
      ...values,
      id: salesOrderIdOf(legalEntityCodeSchema.parse(values['legalEntity']), orderNumberSchema.parse(values['number'])),
      customer: customerCode === null ? null : { id: customerIdOf(customerCodeSchema.parse(customerCode)) },
      shipFrom: site(values['legalEntity'], values['shipFromCode']),
      totalAmount: { amount: values['totalAmount'] ?? sum(told.map((line) => line.lineAmount.amount)), currency },
      lines: told,
      origin,
    });
  },
};

/** One row per line. The total that no column tells is the sum of price × quantity; what was asked for is what is expected. */
const purchaseOrders: Recipe = {
  of: 'PURCHASE_ORDER',
  fields: {
    ...needed({ number: 'text', legalEntity: 'text', regionCode: 'text', status: 'text', supplierCode: 'text' }),
    ...needed({ shipToCode: 'text', orderedAt: 'moment', currency: 'text' }),
    ...optional({ totalAmount: 'decimal' }),
    ...neededPerLine({ lineNumber: 'integer', sku: 'text', orderedQuantity: 'decimal', unit: 'unit' }),
    ...neededPerLine({ unitPrice: 'decimal', expectedAt: 'moment' }),
    ...optionalPerLine({ receivedQuantity: 'decimal', requestedAt: 'moment' }),
    ...COMMON_FIELDS,
  },
  key: ['number'],
  removable: true,
  build: (values, lines, origin) => {
    const { currency } = values;
    const worth = (line: Values): Decimal => multiply(amount(line['unitPrice']), amount(line['orderedQuantity']));
    return purchaseOrderSchema.parse({
      ...values,
      id: purchaseOrderIdOf(
        legalEntityCodeSchema.parse(values['legalEntity']),
        purchaseOrderNumberSchema.parse(values['number']),
      ),
      supplier: { id: supplierIdOf(supplierCodeSchema.parse(values['supplierCode'])) },
      shipTo: site(values['legalEntity'], values['shipToCode']),
      totalAmount: { amount: values['totalAmount'] ?? sum(lines.map(worth)), currency },
      lines: lines.map((line) => ({
        number: line['lineNumber'],
        sku: line['sku'],
        product: product(line),
        orderedQuantity: { value: line['orderedQuantity'], unit: line['unit'] },
        receivedQuantity: { value: line['receivedQuantity'] ?? '0', unit: line['unit'] },
        unitPrice: { amount: line['unitPrice'], currency },
        expectedAt: line['expectedAt'],
        requestedAt: line['requestedAt'] ?? line['expectedAt'],
      })),
      origin,
    });
  },
};

export const ORDERS = { 'sales-orders': salesOrders, 'purchase-orders': purchaseOrders } as const;
