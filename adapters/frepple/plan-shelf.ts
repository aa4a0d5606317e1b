import type { SourceCall } from '@distribution/model/erp/source-call';
import type { Instant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { shareReads } from '@distribution/platform/loader/share-reads';
import { type Look, isQuietBetween, look } from './fence.ts';
import { type Plan, PlanBuilder } from './plan.ts';
import { readUoms } from './read-uoms.ts';
import type { SourceParts } from './source-parts.ts';
import { splitRows } from './split-rows.ts';

/** The plan as it stood at one moment. */
export interface ReadPlan {
  readonly kind: 'PLAN';
  readonly plan: Plan;
  readonly look: Look;
}
/** The plan, or since when it has been in the making. */
export type PlanReading = ReadPlan | { readonly kind: 'BUSY'; readonly since: Instant };

/** Reads the plan; keeps the last two plans read, which never change under their digests. */
export interface PlanShelf {
  /** What the server has now. Whoever asks while it is being read waits for the same reading. */
  read(call: SourceCall): Promise<PlanReading>;
  /** A plan read before; `null` when it is no longer kept. */
  find(digest: string): Plan | null;
}

type Outcome = { readonly reading: PlanReading } | { readonly error: AppError };

/** Enough for a version that is still being told while the next one is read. */
const KEPT = 2;

const download = async (parts: SourceParts, call: SourceCall): Promise<Plan> => {
  const { value: builder } = await parts.request(
    {
      path: 'api/forecast/forecastplan/',
      endpoint: 'forecastplan',
      take: (body) => {
        const rows = new PlanBuilder(parts.config.measure);
        for (const row of splitRows(body)) rows.take(row);
        return rows;
      },
    },
    call,
  );
  const uoms = await readUoms(parts, call);
  return builder.build((item) => uoms.get(item) ?? null);
};

/** Builds the shelf of one scenario. */
export const createPlanShelf = (parts: SourceParts): PlanShelf => {
  const kept = new Map<string, Plan>();

  const readAnew = async (call: SourceCall): Promise<PlanReading> => {
    const before = await look(parts, call);
    if (before.busySince !== null) return { kind: 'BUSY', since: before.busySince };
    const downloaded = await download(parts, call);
    const after = await look(parts, call);
    if (!isQuietBetween(before, after)) return { kind: 'BUSY', since: after.busySince ?? before.at };
    const plan = kept.get(downloaded.digest) ?? downloaded;
    kept.delete(plan.digest);
    kept.set(plan.digest, plan);
    for (const digest of [...kept.keys()].slice(0, -KEPT)) kept.delete(digest);
    return { kind: 'PLAN', plan, look: before };
  };
  const shared = shareReads<'plan', Outcome, SourceCall>(
    async (_, call) => [{ reading: await readAnew(call) }],
    (key) => key,
    (error) => ({ error }),
  );

  return {
    read: async (call) => {
      const [outcome] = await shared(['plan'], call);
      if (outcome === undefined) throw new AppError('INTERNAL', 'the plan was read without an outcome');
      if ('error' in outcome) throw outcome.error;
      return outcome.reading;
    },
    find: (digest) => kept.get(digest) ?? null,
  };
};
