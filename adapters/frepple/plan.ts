import { createHash } from 'node:crypto';
import { type Decimal, ZERO, add } from '@distribution/model/measure/decimal';
import type { BucketGrain } from '@distribution/model/forecasts/forecast';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import { bucketGrid } from './bucket-grid.ts';
import { type PlanRowWire, measureWire, planRowWire } from './wire.ts';

/** A bucket that a planner has overridden. */
export interface PlanOverride {
  readonly start: string;
  readonly baseline: Decimal;
  readonly quantity: Decimal;
}
/** Demand of one item at one location, of all customers together, in equal buckets without gaps. */
export interface PlanSeries {
  readonly item: string;
  readonly location: string;
  readonly grain: BucketGrain;
  /** Local day, `2026-11-16`. */
  readonly start: string;
  readonly quantities: readonly Decimal[];
  readonly overrides: readonly PlanOverride[];
  /** The item's unit in frePPLe's own word; `null` when it has none. */
  readonly uom: string | null;
}
/** What cannot be a series, and why. */
export interface PlanReject {
  readonly item: string;
  readonly location: string;
  readonly reason: string;
  readonly payload: string;
}
/** One state of the whole plan. */
export interface Plan {
  /** Of all that is in it: two plans with the same content have the same. */
  readonly digest: string;
  /** By item and location. */
  readonly series: readonly PlanSeries[];
  readonly rejects: readonly PlanReject[];
  /** Local day of the first bucket of all; `null` in a plan without series. */
  readonly horizonStart: string | null;
}

/** What is known of an item and location while rows come in. */
interface Gathered {
  readonly item: string;
  readonly location: string;
  readonly buckets: Map<string, { end: string; quantity: Decimal; baseline: Decimal; overridden: boolean }>;
  reject: Pick<PlanReject, 'reason' | 'payload'> | null;
}

const keyOf = (item: string, location: string): string => `${item}\u001f${location}`;
const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
/** The engine writes a negative number where an override was taken back. */
const isOverride = (value: number | string | null | undefined): boolean => value != null && Number(value) >= 0;

/** Takes the rows of a plan one by one, so that the rows themselves need not be held, and makes the plan of them. */
export class PlanBuilder {
  readonly #measure: string;
  readonly #gathered = new Map<string, Gathered>();

  constructor(measure: string) {
    this.#measure = measure;
  }

  /** Throws a SyntaxError when the text is no JSON. A row that makes no sense spoils its series and no other. */
  take(rowText: string): void {
    const raw: unknown = parseReceivedJson(rowText);
    const parsed = planRowWire.safeParse(raw);
    if (parsed.success) return this.#add(parsed.data, rowText);
    const { item, location } = z.looseObject({ item: z.unknown(), location: z.unknown() }).parse(raw);
    this.#reject(String(item), String(location), tellMistakes(parsed.error), rowText);
  }

  #of(item: string, location: string): Gathered {
    const key = keyOf(item, location);
    const known = this.#gathered.get(key);
    if (known !== undefined) return known;
    const made: Gathered = { item, location, buckets: new Map(), reject: null };
    this.#gathered.set(key, made);
    return made;
  }

  #reject(item: string, location: string, reason: string, payload: string): void {
    const gathered = this.#of(item, location);
    gathered.reject ??= { reason, payload };
  }

  #add({ item, location, startdate, enddate, value }: PlanRowWire, rowText: string): void {
    const valueOf = (measure: string): Decimal => measureWire.parse(value[measure] ?? 0);
    const { buckets } = this.#of(item, location);
    const start = startdate.slice(0, 10);
    const before = buckets.get(start) ?? {
      end: enddate.slice(0, 10),
      quantity: ZERO,
      baseline: ZERO,
      overridden: false,
    };
    try {
      before.quantity = add(before.quantity, valueOf(this.#measure));
      before.baseline = add(before.baseline, valueOf('forecastbaseline'));
      before.overridden ||= isOverride(value['forecastoverride']);
      buckets.set(start, before);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      this.#reject(item, location, tellMistakes(error), rowText);
    }
  }

  /** The plan of the rows so far; `uomOf` tells the unit of an item in frePPLe's word. */
  build(uomOf: (item: string) => string | null): Plan {
    const series: PlanSeries[] = [];
    const rejects: PlanReject[] = [];
    const inOrder = [...this.#gathered.values()].sort(
      (left, right) => byText(left.item, right.item) || byText(left.location, right.location),
    );
    for (const { item, location, buckets, reject } of inOrder) {
      const grid = reject === null ? bucketGrid([...buckets].map(([start, { end }]) => ({ start, end }))) : null;
      if (grid === null || typeof grid === 'string') {
        const payload = reject?.payload ?? JSON.stringify({ item, location, buckets: [...buckets.keys()] });
        rejects.push({ item, location, reason: reject?.reason ?? grid ?? '', payload });
        continue;
      }
      const overrides = grid.starts.flatMap((start) => {
        const bucket = buckets.get(start);
        return bucket?.overridden === true ? [{ start, baseline: bucket.baseline, quantity: bucket.quantity }] : [];
      });
      series.push({
        item,
        location,
        grain: grid.grain,
        start: grid.starts[0],
        quantities: grid.starts.map((start) => buckets.get(start)?.quantity ?? ZERO),
        overrides,
        uom: uomOf(item),
      });
    }
    const digest = createHash('sha256')
      .update(JSON.stringify([series, rejects]))
      .digest('hex')
      .slice(0, 24);
    const horizonStart = series.map(({ start }) => start).sort()[0] ?? null;
    return { digest, series, rejects, horizonStart };
  }
}
