import { type Decimal, add, multiply, parseDecimal } from '@distribution/model/measure/decimal';
import { rec20CodeSchema } from '@distribution/model/measure/rec20';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Sku } from '@distribution/model/products/product';
import type { EpcisConfig, EpcisItem } from './config.ts';
import { identify } from './identifiers.ts';
import { TranslationError } from './translation-error.ts';
import type { QuantityElement } from './wire.ts';

/** How much of one product, of one lot, an event is about. */
export interface Content {
  readonly sku: Sku;
  readonly lot: string | null;
  readonly quantity: Decimal;
  readonly unit: UnitCode;
}

const itemOf = ({ items }: EpcisConfig, uri: string): { item: EpcisItem; lot: string | null } => {
  const identified = identify(uri);
  if (identified?.kind !== 'GTIN') throw new TranslationError(`"${uri}" names no article by a GTIN`);
  const item = items.get(identified.gtin);
  if (item === undefined) throw new TranslationError(`GTIN ${identified.gtin} has no SKU configured`);
  return { item, lot: identified.lot };
};

/** A JSON number as it was written; one with more digits than a double keeps is refused, not rounded. */
const exact = (value: number): Decimal => {
  const text = String(value);
  if (text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length > 15)
    throw new TranslationError(`quantity ${text} has more than 15 digits`);
  return parseDecimal(text);
};

/**
 * What lists of articles and quantities come to, per product and lot. Without a unit a quantity counts articles; with one
 * (UN/ECE Rec 20) it is an amount of the goods. Logistic units (SSCC) are passed over: what is in them is told by others.
 */
export const contentsOf = (
  config: EpcisConfig,
  epcs: readonly string[],
  quantities: readonly QuantityElement[],
): readonly Content[] => {
  const found = new Map<string, Content>();
  const put = (content: Content): void => {
    const key = [content.sku, content.lot ?? '', content.unit].join('\n');
    const before = found.get(key);
    found.set(key, before === undefined ? content : { ...content, quantity: add(before.quantity, content.quantity) });
  };
  for (const epc of epcs) {
    if (identify(epc)?.kind === 'SSCC') continue;
    const { item, lot } = itemOf(config, epc);
    put({ sku: item.sku, lot, quantity: item.quantity, unit: item.unit });
  }
  for (const { epcClass, quantity, uom } of quantities) {
    const { item, lot } = itemOf(config, epcClass);
    if (quantity === undefined) throw new TranslationError(`how much there is of "${epcClass}" is not told`);
    const amount = exact(quantity);
    put(
      uom === undefined
        ? { sku: item.sku, lot, quantity: multiply(amount, item.quantity), unit: item.unit }
        : { sku: item.sku, lot, quantity: amount, unit: rec20CodeSchema.parse(uom) },
    );
  }
  return [...found.values()];
};
