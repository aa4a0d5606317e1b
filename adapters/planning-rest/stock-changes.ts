import { type StockAssumption, stockAssumptionSchema } from '@distribution/model/inventory/stock-assumption';
import type { CanonicalChange, ChangePage, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { type Instant, epochMillisOf, instantSchema } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { PlanningParts } from './planning-parts.ts';
import { reasonOf, TranslationError } from './translate.ts';
import { stockPageWire, type StockWire, stockWire, versionListWire } from './wire.ts';

// The stock a plan reckons with is all of one instant, and read page by page. Where a reading stands: `offset` inside the
// stock of `takenAt`, `null` when all of it was told. When planning takes stock anew meanwhile, the reading begins again.
const cursorSchema = z.strictObject({
  takenAt: instantSchema.nullable(),
  offset: z.number().int().nonnegative().nullable(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor | null): Place => {
  if (cursor === null) return { takenAt: null, offset: 0 };
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the planning adapter', { cause });
  }
};

type StockParts = Pick<PlanningParts, 'system' | 'request' | 'units' | 'pageSize'>;

const translateStock = (
  row: StockWire,
  takenAt: Instant,
  asOf: Instant,
  { system, units }: StockParts,
): StockAssumption => {
  const unit = units(row.uom);
  if (unit === null)
    throw new TranslationError(`unit code "${row.uom}" has no UN/ECE Rec 20 meaning configured`, {
      kind: 'UNIT',
      code: row.uom,
    });
  return stockAssumptionSchema.parse({
    sku: row.item,
    locationCode: row.site,
    onHand: row.onHand,
    unit,
    takenAt,
    origin: { system, asOf, revision: epochMillisOf(takenAt) },
  });
};

/** Reads the flow of the stock that planning reckons with; a platform that tells of none (404) has nothing in it. */
export const createStockChanges = (parts: StockParts) => {
  const { system, request, pageSize } = parts;
  const ask = (offset: number, limit: number, call: SourceCall) =>
    request({ path: `stock?offset=${offset}&limit=${limit}`, endpoint: 'stock', answer: stockPageWire }, call);
  const none = (place: Place, confirmedAt: Instant): ChangePage => ({
    changes: [],
    untranslatable: [],
    cursor: writeCursor(place),
    complete: true,
    confirmedAt,
    remaining: 0,
  });

  return async (cursor: SourceCursor | null, call: SourceCall): Promise<ChangePage> => {
    const before = readCursor(cursor);
    const first = await ask(before.offset ?? 0, before.offset === null ? 1 : pageSize, call);
    if (first === null) {
      const versions = await request({ path: 'versions', endpoint: 'versions', answer: versionListWire }, call);
      if (versions === null) throw new AppError('UPSTREAM_PROTOCOL', `${system} has no list of versions`);
      return none({ takenAt: null, offset: null }, versions.asOf);
    }
    const isSame = before.takenAt === first.takenAt;
    if (isSame && before.offset === null) return none(before, first.asOf);
    const isInside = isSame || (before.takenAt === null && before.offset === 0);
    const page = isInside ? first : await ask(0, pageSize, call);
    if (page === null) throw new AppError('UPSTREAM_UNAVAILABLE', `${system} no longer tells of its stock`);
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    for (const raw of page.stock) {
      try {
        const record = translateStock(stockWire.parse(raw), page.takenAt, page.asOf, parts);
        changes.push({ of: 'STOCK_ASSUMPTION', operation: 'UPSERT', record });
      } catch (error) {
        const key = `stock ${String(raw['item'])}/${String(raw['site'])}`;
        untranslatable.push({ key, reason: reasonOf(error), ...unknownCodesIn(error), payload: JSON.stringify(raw) });
      }
    }
    const next = page.offset + page.stock.length;
    if (page.stock.length === 0 && next < page.total)
      throw new AppError('UPSTREAM_PROTOCOL', `${system} has stock of ${page.total} and gave only ${next}`);
    const complete = next >= page.total;
    return {
      changes,
      untranslatable,
      cursor: writeCursor({ takenAt: page.takenAt, offset: complete ? null : next }),
      complete,
      confirmedAt: page.asOf,
      remaining: Math.max(0, page.total - next),
    };
  };
};
