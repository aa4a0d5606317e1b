import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SalesOrder } from '@distribution/model/orders/sales-order';
import { writeOnce } from '@distribution/platform/files/write-once';
import { z } from 'zod';
import type { Segment } from './segment.ts';
import { changeOrder, translateOrder } from './translate-order.ts';
import { TranslationError } from './translation-error.ts';
import type { TranslationContext } from './translation.ts';

const entrySchema = z.object({
  revision: z.number().int(),
  set: z.enum(['850', '860']),
  component: z.string(),
  segments: z.array(z.object({ name: z.string(), elements: z.array(z.string()), position: z.number() })),
});
type Entry = z.infer<typeof entrySchema>;

/**
 * What was received of each order of a customer, since an 860 tells only what is different. One file per set and order,
 * written once, so reading a document again changes nothing. An 860 that came before its order is applied with it.
 */
export class OrderHistory {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes an 850 or an 860 in and answers the order as it is after it. Throws TranslationError or ZodError. */
  async apply(
    set: Entry['set'],
    number: string,
    segments: readonly Segment[],
    context: TranslationContext,
  ): Promise<SalesOrder> {
    const { revision } = context.origin;
    const name = createHash('sha256').update(`${context.partner.address}\n${number}`).digest('hex');
    const folder = path.join(this.#folder, name);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${String(revision).padStart(16, '0')}.json`);
    writeOnce(file, JSON.stringify({ revision, set, component: context.component, segments }), 0o644);
    const entries = await Promise.all(
      (await readdir(folder))
        .filter((each) => /^\d{16}\.json$/.test(each) && Number(each.slice(0, 16)) <= revision)
        .sort()
        .map(async (each) => entrySchema.parse(JSON.parse(await readFile(path.join(folder, each), 'utf8')))),
    );
    return this.#fold(entries, context);
  }

  #fold(entries: readonly Entry[], context: TranslationContext): SalesOrder {
    const orders = entries.filter(({ set }) => set === '850');
    const base = orders.at(-1);
    if (base === undefined) {
      throw new TranslationError('the order to be changed has not come yet; the change is kept and applied with it');
    }
    // A later 850 replaces the order with all that was changed before it.
    const since = orders.length === 1 ? 0 : base.revision;
    return entries
      .filter(({ set, revision }) => set === '860' && revision > since)
      .reduce(
        (order, change) => changeOrder(order, change.segments, { ...context, component: change.component }),
        translateOrder(base.segments, { ...context, component: base.component }),
      );
  }
}
