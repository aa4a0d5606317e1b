import { createHash } from 'node:crypto';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Decimal, parseDecimal } from '@distribution/model/measure/decimal';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { dayEnd } from '@distribution/model/time/day-end';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { PRODUCTS, SUPPLIERS } from './master-data-types.ts';
import { type Domain, parsed } from './rpc.ts';
import { idsIn } from './row-shape.ts';
import { type SourceParts, contextAt, settingsFor } from './source-parts.ts';
import { siteOf } from './translation.ts';
import type { Row } from './wire.ts';
import { wireOfInstant } from './wire-values.ts';

type Values = Readonly<Record<string, unknown>>;

/** An order in Odoo's words: the head as columns for `load`, and the lines as values. */
export interface NewOrderWire {
  readonly head: Readonly<Record<string, string>>;
  readonly lines: readonly Values[];
}

/** Says which order was asked for; stands in its source document. */
export const contentMark = (order: NewPurchaseOrder): string =>
  createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 16);

const digitsSchema = z.record(z.string(), z.object({ digits: z.tuple([z.number(), z.number()]).optional() }));

/** Odoo counts in floats and cuts what it keeps to its decimal accuracy, silently; what would be changed is refused. */
const floatOf = (value: Decimal, digits: number | undefined, what: string): number => {
  const float = Number(value);
  const text = String(float);
  const kept = digits === undefined ? text : float.toFixed(digits);
  if (text.includes('e') || parseDecimal(text) !== value || parseDecimal(kept) !== value)
    throw new AppError('CONVERSION_INEXACT', `the ${what} ${value} has more digits than the system keeps`, {
      nextStep: 'Round it, or raise the decimal accuracy in the settings of the system.',
    });
  return float;
};

/** The order in Odoo's words. Throws UNKNOWN_REFERENCE or CONVERSION_UNKNOWN when something in it is not known there. */
export const wireOfNewOrder = async (
  parts: SourceParts,
  order: NewPurchaseOrder,
  call: SourceCall,
): Promise<NewOrderWire> => {
  const { client, config, units } = parts;
  const { system, legalEntity } = config;
  const unknown = (what: string): AppError => new AppError('UNKNOWN_REFERENCE', `${system} has no ${what}`);
  if (order.legalEntity !== legalEntity) throw unknown(`legal entity ${order.legalEntity}: it keeps ${legalEntity}`);
  const settings = await settingsFor(parts, call);

  const findOne = async (model: string, what: string, domain: Domain, fields: readonly string[] = []): Promise<Row> => {
    const { rows } = await client.search({ model, domain, fields, limit: 1 }, call);
    const [found] = rows;
    if (found === undefined) throw unknown(what);
    return found;
  };
  const active: Domain = [['active', '=', true]];
  const supplierDomain = [...active, ...SUPPLIERS.domain(settings), ...SUPPLIERS.ofKeys([order.supplierCode])];
  const partner = await findOne('res.partner', `active supplier ${order.supplierCode}`, supplierDomain);
  const warehouse = await findOne(
    'stock.warehouse',
    `active warehouse ${order.shipToCode}`,
    [...active, ['company_id', '=', settings.companyId], ['code', '=', order.shipToCode]],
    ['in_type_id'],
  );
  const currency = await findOne('res.currency', `active currency ${order.currency}`, [
    ...active,
    ['name', '=', order.currency],
  ]);

  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const hasOwnUnit = settings.dialect.has('product.product', 'uom_po_id');
  const { rows, answeredAt } = await client.search(
    {
      model: 'product.product',
      domain: [...active, ...PRODUCTS.domain(settings), ...PRODUCTS.ofKeys(skus)],
      fields: ['default_code', 'name', 'uom_id', ...(hasOwnUnit ? ['uom_po_id'] : [])],
    },
    call,
  );
  const products = new Map<string, Row>();
  for (const row of rows) if (!products.has(PRODUCTS.keyOf(row))) products.set(PRODUCTS.keyOf(row), row);
  const own = await parts.fresh.readById('uom.uom', ['category_id'], idsIn(rows, 'uom_id'), call);
  const ofCategories = [['category_id', 'in', [...new Set(idsIn([...own.values()], 'category_id'))]]];
  const kept = await parts.fresh.readAll(
    { model: 'uom.uom', domain: [...active, ...ofCategories], fields: ['name', 'category_id'] },
    call,
  );
  const { result } = await client.request(
    {
      model: 'purchase.order.line',
      method: 'fields_get',
      args: [['price_unit', 'product_qty'], ['digits']],
      sending: 'REPEATABLE',
    },
    call,
  );
  const accuracy = parsed(digitsSchema, system, 'the accuracy of its numbers', result);
  const site = siteOf(await contextAt(parts, answeredAt, call), order.shipToCode);

  const lineOf = ({ number, sku, quantity, unitPrice, requestedOn }: NewPurchaseOrder['lines'][number]): Values => {
    const product = products.get(sku);
    if (product === undefined) throw unknown(`active product ${sku}`);
    const [preferred] = idsIn([product], 'uom_po_id');
    const [base = 0] = idsIn([product], 'uom_id');
    const [category] = idsIn([own.get(base) ?? { id: base }], 'category_id');
    const fitting = kept.filter(
      (uom) => idsIn([uom], 'category_id')[0] === category && units(String(uom['name'])) === quantity.unit,
    );
    const unit = fitting.find(({ id }) => id === preferred) ?? fitting[0];
    if (unit === undefined)
      throw new AppError('CONVERSION_UNKNOWN', `${system} does not keep product ${sku} in ${quantity.unit}`);
    return {
      sequence: number,
      product_id: product.id,
      name: `[${sku}] ${String(product['name'])}`,
      product_uom: unit.id,
      product_qty: floatOf(quantity.value, accuracy['product_qty']?.digits?.[1], 'quantity'),
      price_unit: floatOf(unitPrice.amount, accuracy['price_unit']?.digits?.[1], 'price'),
      // A day is due until its end at the place that waits for the goods.
      date_planned: wireOfInstant(dayEnd(requestedOn, site.timeZone)),
    };
  };
  const lines = order.lines.map(lineOf);
  return {
    head: {
      'partner_id/.id': String(partner.id),
      'picking_type_id/.id': String(idsIn([warehouse], 'in_type_id')[0] ?? ''),
      'currency_id/.id': String(currency.id),
      'company_id/.id': String(settings.companyId),
      date_order: wireOfInstant(order.orderedAt),
    },
    lines,
  };
};
