import type { CanonicalChange } from '@distribution/model/erp/change';
import { patientCall, readToEnd, shown } from '../asking.ts';
import { type Rule, ensure } from '../rule.ts';

const stageOf = (change: CanonicalChange): string =>
  change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT'
    ? `${change.record.code} ${change.record.status}`
    : 'series';

const whole: Rule = {
  id: 'versions.whole',
  title:
    'tells a version as LOADING before its first series and as PUBLISHED after its last, with as many as it announced',
  needs: ['FORECAST_VERSIONS', 'PAGED_CHANGES'],
  advice: 'PUBLISHED makes a version visible: tell it only with the page that ends the version.',
  check: async ({ connect }) => {
    const { changes } = await readToEnd(connect({ pageSize: 3 }), 'forecasts');
    const open = new Map<string, number>();
    for (const change of changes) {
      if (change.operation === 'DELETE') continue;
      if (change.of === 'FORECAST_SERIES') {
        const seen = open.get(change.record.versionCode);
        ensure(
          seen !== undefined,
          () =>
            `a series of ${change.record.versionCode} came before the version was LOADING or after it was PUBLISHED`,
        );
        open.set(change.record.versionCode, seen + 1);
      } else if (change.of === 'FORECAST_VERSION') {
        const { code, status, seriesCount } = change.record;
        if (status === 'LOADING') open.set(code, 0);
        if (status !== 'PUBLISHED') continue;
        const seen = open.get(code);
        ensure(seen === seriesCount, () => `${code} was PUBLISHED after ${seen ?? 'no'} of ${seriesCount} series`);
        open.delete(code);
      }
    }
    ensure(open.size === 0, () => `never PUBLISHED: ${[...open.keys()].join(', ')}`);
    ensure(changes.length > 0, () => 'no version was told');
  },
};

const newer: Rule = {
  id: 'versions.newer',
  title: 'ends a version it has begun before a newer one that was published meanwhile, and orders them by revision',
  needs: ['FORECAST_VERSIONS', 'PAGED_CHANGES', 'CHANGED_RECORDS'],
  advice:
    'Keep the version that is being read in the cursor; make the revision from the time of publication and the stage.',
  check: async ({ connect, world }) => {
    const adapter = connect({ pageSize: 3 });
    const first = await adapter.changes.readChanges('forecasts', null, patientCall());
    await world.change?.forecasts?.();
    const { changes } = await readToEnd(adapter, 'forecasts', first.cursor);
    const all = [...first.changes, ...changes];
    const versions = all.map(stageOf).filter((stage) => stage !== 'series');
    const codes = versions.map((stage) => stage.split(' ')[0]);
    const stretches = codes.filter((code, at) => code !== codes[at - 1]);
    const different = new Set(codes).size;
    ensure(different > 1, () => `the newer version was not told: ${shown(versions)}`);
    ensure(stretches.length === different, () => `versions were told through one another: ${shown(versions)}`);
    const revisions = all.flatMap((change) =>
      change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT' ? [change.record.origin.revision] : [],
    );
    const rises = revisions.every((revision, at) => at === 0 || revision > (revisions[at - 1] ?? 0));
    ensure(rises, () => `${shown(versions)} have the revisions ${shown(revisions)}`);
  },
};

/** What a source of forecasts owes to planners. */
export const FORECAST_VERSION_RULES: readonly Rule[] = [whole, newer];
