import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { World } from '../../world/world.ts';
import { RequestError } from '../request-error.ts';

const quantityText = z.string().regex(/^\d+(\.\d+)?$/, 'plain decimal text, not negative');
const planningSchema = z.strictObject({
  SafetyStockQty: quantityText.optional(),
  ReorderPoint: quantityText.optional(),
  MaxInventory: quantityText.optional(),
  ServiceLevel: z
    .string()
    .regex(/^0(\.\d+)?$|^1(\.0+)?$/, 'a fraction')
    .optional(),
  ReviewDays: z.number().int().positive().optional(),
});

/** Sets planning figures of items at sites, each once per idempotency key: a late repetition does not undo a newer one. */
export class PlanningWriter {
  readonly #world: World;
  readonly #written = new Map<string, { readonly fingerprint: string; readonly key: readonly [string, string] }>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The key of what was set under the idempotency key; `null` when nothing was. */
  keyOf(idempotencyKey: string): readonly [string, string] | null {
    return this.#written.get(idempotencyKey)?.key ?? null;
  }

  /** What is left out stays as it is. 409 when the key was used for something else. */
  put([itemNo = '', siteNo = '']: readonly string[], idempotencyKey: string, body: unknown): void {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([itemNo, siteNo, body]))
      .digest('hex');
    const before = this.#written.get(idempotencyKey);
    if (before !== undefined) {
      if (before.fingerprint !== fingerprint)
        throw new RequestError(409, 'IdempotencyConflict', 'this Idempotency-Key was used for other figures');
      return;
    }
    const { tables } = this.#world;
    const figures = planningSchema.parse(body);
    if (tables.Items.get(itemNo) === null) throw new RequestError(400, 'UnknownItem', `there is no item ${itemNo}`);
    if (tables.Sites.get(siteNo) === null) throw new RequestError(400, 'UnknownSite', `there is no site ${siteNo}`);
    const known = tables.Planning.get(itemNo, siteNo);
    tables.Planning.put({
      ItemNo: itemNo,
      SiteNo: siteNo,
      SafetyStockQty: figures.SafetyStockQty ?? known?.SafetyStockQty ?? '0',
      ReorderPoint: figures.ReorderPoint ?? known?.ReorderPoint ?? null,
      MaxInventory: figures.MaxInventory ?? known?.MaxInventory ?? null,
      ServiceLevel: figures.ServiceLevel ?? known?.ServiceLevel ?? null,
      ReviewDays: figures.ReviewDays ?? known?.ReviewDays ?? null,
    });
    this.#written.set(idempotencyKey, { fingerprint, key: [itemNo, siteNo] });
  }
}
