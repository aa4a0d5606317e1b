import type { SourceCall } from '@distribution/model/erp/source-call';
import { z } from 'zod';
import { type Domain, type OdooClient, type OdooSearch, anyOf, parsed } from './rpc.ts';
import type { Row } from './wire.ts';

/** Rows per answer, and ids per search: far below what Odoo would refuse. */
const PART = 1000;
/** How long units, places and countries are believed where an answer must be quick. */
const BELIEVED_MS = 30_000;
/** What hardly ever changes and is named by nearly every row. */
const SLOW_MODELS = new Set(['uom.uom', 'stock.warehouse', 'stock.location', 'stock.picking.type', 'res.country']);

/** Reads the rows that belong to others. */
export interface RowReader {
  /** A search that is read to its end, page by page in the order of the ids. */
  readAll(search: Omit<OdooSearch, 'limit'>, call: SourceCall): Promise<Row[]>;
  /** Sums and latest dates (`quantity:sum`, `write_date:max`) of each combination of the fields to group by. */
  readGroups(
    model: string,
    domain: Domain,
    totals: readonly string[],
    groupBy: readonly string[],
    call: SourceCall,
  ): Promise<readonly unknown[]>;
  /**
   * Rows by their own ids, and those that name one of them in the field `back`. Odoo leaves out what it does not have, and
   * so does the answer.
   */
  readById(
    model: string,
    fields: readonly string[],
    ids: readonly number[],
    call: SourceCall,
    back?: string,
  ): Promise<ReadonlyMap<number, Row>>;
}

/** Builds a reader that asks Odoo every time, as changes need it: what was read before a change hides the change. */
export const createRowReader = (client: OdooClient): RowReader => {
  const readAll: RowReader['readAll'] = async (search, call) => {
    const found: Row[] = [];
    for (let after = 0; ;) {
      const domain = [...search.domain, ['id', '>', after]];
      const { rows } = await client.search({ ...search, domain, limit: PART }, call);
      found.push(...rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PART) return found;
      after = last.id;
    }
  };
  return {
    readAll,
    readGroups: async (model, domain, totals, groupBy, call) => {
      const named = { lazy: false, context: { active_test: false } };
      const args = [domain, totals, groupBy];
      const { result } = await client.request(
        { model, method: 'read_group', args, named, sending: 'REPEATABLE' },
        call,
      );
      return parsed(z.array(z.unknown()), 'Odoo', `groups of ${model}`, result);
    },
    readById: async (model, fields, wanted, call, back) => {
      const ids = [...new Set(wanted)];
      const found = new Map<number, Row>();
      for (let at = 0; at < ids.length; at += PART) {
        const part = ids.slice(at, at + PART);
        const domain = anyOf(['id', ...(back === undefined ? [] : [back])].map((field) => [field, 'in', part]));
        const { rows } = await client.search({ model, domain, fields }, call);
        for (const row of rows) found.set(row.id, row);
      }
      return found;
    },
  };
};

/** Wraps a reader so that units and places are not asked for again within half a minute; for reads by key. */
export const rememberSlowRows = (reader: RowReader, now: () => number): RowReader => {
  const known = new Map<string, { readonly row: Row; readonly until: number }>();
  return {
    ...reader,
    readById: async (model, fields, ids, call, back) => {
      if (!SLOW_MODELS.has(model)) return reader.readById(model, fields, ids, call, back);
      const keyOf = (id: number): string => `${model} ${fields.join(' ')} ${id}`;
      const isKnown = (id: number): boolean => (known.get(keyOf(id))?.until ?? 0) > now();
      const missing = ids.filter((id) => !isKnown(id));
      const read = missing.length === 0 ? new Map<number, Row>() : await reader.readById(model, fields, missing, call);
      for (const row of read.values()) known.set(keyOf(row.id), { row, until: now() + BELIEVED_MS });
      return new Map(
        ids.flatMap((id) => {
          const row = known.get(keyOf(id))?.row;
          return row === undefined ? [] : [[id, row] as const];
        }),
      );
    },
  };
};
