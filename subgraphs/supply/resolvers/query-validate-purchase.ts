import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { compare, ZERO } from '@distribution/model/measure/decimal';
import { skuSchema } from '@distribution/model/products/product';
import { type PurchaseToCheck, verdictOf } from '@distribution/model/supply/purchase-check';
import { checkPurchase } from '@distribution/model/supply/purchase-rules';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { parsed } from '../../arguments.ts';
import type { PurchaseToCheckInput, QueryResolvers } from '../generated/resolvers.ts';
import { withAskNow } from '../purchase-check/ask-now.ts';
import { readFacts } from '../purchase-check/read-facts.ts';

const MOST_LINES = 100;

const orderOf = (input: PurchaseToCheckInput): PurchaseToCheck => {
  if (input.lines.length === 0 || input.lines.length > MOST_LINES)
    throw new AppError('INVALID_ARGUMENT', `order.lines: 1 to ${MOST_LINES} lines, not ${input.lines.length}`);
  const currency = parsed('order.currency', currencyCodeSchema, input.currency);
  return {
    legalEntity: parsed('order.legalEntity', legalEntityCodeSchema, input.legalEntity),
    supplierCode: parsed('order.supplierCode', supplierCodeSchema, input.supplierCode),
    shipToCode: parsed('order.shipToCode', locationCodeSchema, input.shipToCode),
    currency,
    lines: input.lines.map((line, at) => {
      const where = `order.lines[${at}]`;
      if (compare(line.quantity, ZERO) <= 0)
        throw new AppError('INVALID_ARGUMENT', `${where}.quantity: more than 0, not ${line.quantity}`);
      if (compare(line.unitPrice, ZERO) < 0)
        throw new AppError('INVALID_ARGUMENT', `${where}.unitPrice: not below 0, not ${line.unitPrice}`);
      return {
        number: at + 1,
        sku: parsed(`${where}.sku`, skuSchema, line.sku),
        quantity: { value: line.quantity, unit: parsed(`${where}.unit`, unitCodeSchema, line.unit) },
        unitPrice: { amount: line.unitPrice, currency },
        requestedOn: line.requestedOn,
      };
    }),
  };
};

export const validatePurchase: NonNullable<QueryResolvers['validatePurchase']> = async (
  _,
  { order: input },
  context,
) => {
  const order = orderOf(input);
  const { services, request } = context;
  const now = services.clock.now();
  const facts = await withAskNow(request, now, services.purchasing.checkMs, (ask) =>
    readFacts(order, context, ask, now),
  );
  const rules = checkPurchase(order, facts);
  return { verdict: verdictOf(rules), checkedAt: instantOf(now), rules };
};
