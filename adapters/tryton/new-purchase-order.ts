import { createHash } from 'node:crypto';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Decimal, parseDecimal } from '@distribution/model/measure/decimal';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';
import { idsIn, readRelated } from './related-rows.ts';
import type { SourceParts } from './source-parts.ts';
import type { Row } from './wire.ts';

type Values = Readonly<Record<string, unknown>>;

/** Says which order a draft was made for; kept in its comment. */
export const contentMark = (order: NewPurchaseOrder): string =>
  `content ${createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 24)}`;

const wireOfDay = (day: string): Values => {
  const [year, month, date] = day.split('-').map(Number);
  return { __class__: 'date', year, month, day: date };
};

/** Tryton counts in floats; a quantity that is none exactly is refused rather than changed. */
const floatOf = (value: Decimal): number => {
  const float = Number(value);
  const text = String(float);
  if (text.includes('e') || parseDecimal(text) !== value)
    throw new AppError('CONVERSION_INEXACT', `the quantity ${value} has more digits than the system can keep`);
  return float;
};

/** The order in Tryton's words. Throws UNKNOWN_REFERENCE or CONVERSION_UNKNOWN when something in it is not known there. */
export const wireOfNewOrder = async (
  { client, config, units }: SourceParts,
  order: NewPurchaseOrder,
  call: SourceCall,
): Promise<Values> => {
  const { system, legalEntity } = config;
  const unknown = (what: string): AppError => new AppError('UNKNOWN_REFERENCE', `${system} has no ${what}`);
  if (order.legalEntity !== legalEntity) throw unknown(`legal entity ${order.legalEntity}: it keeps ${legalEntity}`);

  const findOne = async (model: string, what: string, domain: readonly (readonly unknown[])[]): Promise<Row> => {
    const { rows } = await client.search({ model, domain, fields: ['active'], limit: 1 }, call);
    const [found] = rows;
    if (found === undefined) throw unknown(what);
    return found;
  };
  const party = await findOne('party.party', `supplier ${order.supplierCode}`, [['code', '=', order.supplierCode]]);
  const warehouse = await findOne('stock.location', `warehouse ${order.shipToCode}`, [
    ['type', '=', 'warehouse'],
    ['code', '=', order.shipToCode],
  ]);
  const currency = await findOne('currency.currency', `currency ${order.currency}`, [['code', '=', order.currency]]);
  const addresses = await readRelated(client, { model: 'party.address', by: 'party', fields: [] }, [party.id], call);

  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const domain = [['code', 'in', skus]];
  const uoms = ['default_uom', 'purchase_uom'].flatMap((uom) => [`template.${uom}`, `template.${uom}.symbol`]);
  const { rows } = await client.search(
    { model: 'product.product', domain, fields: ['code', 'template.default_uom_category', ...uoms] },
    call,
  );
  const products = new Map(rows.map((row) => [String(row['code']), row]));
  const templateOf = (row: Row): Row => row['template.'] as Row; // asked for above, and never empty
  const categories = idsIn(rows.map(templateOf), 'default_uom_category');
  const kept = await readRelated(
    client,
    { model: 'product.uom', by: 'category', fields: ['symbol', 'active'] },
    [...new Set(categories)],
    call,
  );

  const lineOf = ({ number, sku, quantity, unitPrice, requestedOn }: NewPurchaseOrder['lines'][number]): Values => {
    const product = products.get(sku);
    if (product === undefined) throw unknown(`product ${sku}`);
    const template = templateOf(product);
    const [preferred] = idsIn([template], 'purchase_uom');
    const fitting = idsIn([template], 'default_uom_category')
      .flatMap(kept)
      .filter(({ symbol, active }) => active === true && units(String(symbol)) === quantity.unit);
    const unit = fitting.find(({ id }) => id === preferred) ?? fitting[0];
    if (unit === undefined)
      throw new AppError('CONVERSION_UNKNOWN', `${system} does not keep product ${sku} in ${quantity.unit}`);
    return {
      type: 'line',
      sequence: number,
      product: product.id,
      unit: unit.id,
      quantity: floatOf(quantity.value),
      unit_price: { __class__: 'Decimal', decimal: unitPrice.amount },
      delivery_date_edit: true,
      delivery_date_store: wireOfDay(requestedOn),
    };
  };
  return {
    party: party.id,
    invoice_address: addresses(party.id)[0]?.id ?? null,
    warehouse: warehouse.id,
    currency: currency.id,
    purchase_date: wireOfDay(order.orderedAt.slice(0, 10)),
    lines: [['create', order.lines.map(lineOf)]],
  };
};
