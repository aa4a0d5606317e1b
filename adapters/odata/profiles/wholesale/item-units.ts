import type { SourceCall } from '@distribution/model/erp/source-call';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { Sku } from '@distribution/model/products/product';
import { AppError } from '@distribution/platform/errors/app-error';
import { filterOf } from '../../protocol/key-filter.ts';
import { queryOf } from '../../protocol/query.ts';
import type { SourceParts } from '../../source-parts.ts';
import { ITEMS } from './record-types.ts';
import { itemWire } from './wire.ts';

/** The ERP's own code of a unit of an item, or only of its base unit; throws UNKNOWN_REFERENCE or CONVERSION_UNKNOWN where it has none. */
export type UnitCodeOf = (sku: Sku, unit: UnitCode, which?: 'ANY' | 'BASE') => string;

/** Builds a reader of the units in which the ERP keeps items. */
export const createItemUnits =
  ({ system, client, units }: SourceParts) =>
  async (skus: readonly Sku[], call: SourceCall): Promise<UnitCodeOf> => {
    const keys = [...new Set(skus)].map((sku) => [sku]);
    const path = queryOf(ITEMS, { filter: filterOf(client.protocol, ITEMS.keyParts, keys) });
    const { page } = await client.readPage({ path, endpoint: 'Items' }, call);
    const known = page.rows.map((raw) => itemWire.safeParse(raw)).flatMap(({ data }) => data ?? []);
    const items = new Map(known.map((item) => [item.ItemNo, item])); // an item that makes no sense cannot be ordered either
    return (sku, unit, which = 'ANY') => {
      const item = items.get(sku);
      if (item === undefined) throw new AppError('UNKNOWN_REFERENCE', `${system} has no item ${sku}`);
      const others = which === 'BASE' ? [] : item.Uoms.map(({ UomCode }) => UomCode);
      const code = [item.BaseUom, ...others].find((each) => units(each) === unit);
      if (code === undefined)
        throw new AppError('CONVERSION_UNKNOWN', `${system} does not keep item ${sku} in ${unit}`);
      return code;
    };
  };
