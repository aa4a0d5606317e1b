import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { ForecastSeries, ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastSource } from '@distribution/model/forecasts/ports';
import type { PositionKey } from '@distribution/model/inventory/position';
import type { Instant } from '@distribution/model/time/instant';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import type { Plan } from './plan.ts';
import type { PlanShelf } from './plan-shelf.ts';
import type { SourceParts } from './source-parts.ts';
import { translateSeries, translateVersion } from './translate-forecasts.ts';
import { reasonOf } from './translation.ts';
import { type VersionName, nameOf } from './version-code.ts';

type Answer = KeyedAnswer<readonly ForecastSeries[]>;
interface Found {
  readonly plan: Plan;
  readonly name: VersionName;
  readonly asOf: Instant;
}

/**
 * Reads versions and series by key. frePPLe answers no question about part of its plan, so a version is there as long as
 * it is the live plan, or kept from the last reading; of one that is gone there is nothing.
 */
export const createForecastSource = (parts: SourceParts, shelf: PlanShelf): ForecastSource => {
  const { system } = parts.config;

  const find = async (code: ForecastVersionCode, call: SourceCall): Promise<Found | null> => {
    const name = nameOf(code);
    if (name === null) return null;
    const kept = shelf.find(name.digest);
    // A version never changes: what is kept of it is as good now as when it was read.
    if (kept !== null) return { plan: kept, name, asOf: name.publishedAt };
    const reading = await shelf.read(call);
    if (reading.kind === 'BUSY')
      throw new AppError('UPSTREAM_UNAVAILABLE', `${system} is making its plan anew and has no version to read`);
    const { plan, look } = reading;
    return plan.digest === name.digest ? { plan, name, asOf: look.at } : null;
  };

  const failed = (error: AppError): Answer => ({ ok: false, error: portErrorOf(error) });
  const spoiled = (reason: string): Answer =>
    failed(new AppError('UPSTREAM_PROTOCOL', `${system} sent a series that cannot be used: ${reason}`));

  const answerOf = ({ plan, name, asOf }: Found, { sku, locationCode }: PositionKey): Answer => {
    const isAsked = ({ item, location }: { item: string; location: string }): boolean =>
      item === sku && location === locationCode;
    const reject = plan.rejects.find(isAsked);
    if (reject !== undefined) return spoiled(reject.reason);
    const series = plan.series.find(isAsked);
    if (series === undefined) return { ok: true, value: null };
    try {
      return { ok: true, value: [translateSeries(series, name, parts, asOf)] };
    } catch (error) {
      return spoiled(reasonOf(error));
    }
  };

  return {
    loadVersion: async (code, call) => {
      const found = await find(code, call);
      return found && translateVersion(found.plan, found.name, 'PUBLISHED', parts, found.asOf);
    },
    loadSeries: async (code, keys, call) => {
      if (keys.length === 0) return [];
      try {
        const found = await find(code, call);
        return keys.map((key) => (found === null ? { ok: true, value: null } : answerOf(found, key)));
      } catch (thrown) {
        const answer = failed(toAppError(thrown));
        return keys.map(() => answer);
      }
    },
  };
};
