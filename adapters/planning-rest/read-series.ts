import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { ForecastSeries, ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastSource } from '@distribution/model/forecasts/ports';
import type { PositionKey } from '@distribution/model/inventory/position';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import type { PlanningParts } from './changes.ts';
import { reasonOf, translateSeries, translateVersion } from './translate.ts';
import { type VersionWire, seriesPageWire, seriesWire, versionAnswerWire } from './wire.ts';

type Answer = KeyedAnswer<readonly ForecastSeries[]>;

const keyText = (item: string, site: string): string => `${item}\u001f${site}`;

/** Reads versions and series by key: keys in chunks side by side, one answer per key in the order given. */
export const createForecastSource = (
  { system, request, units }: Pick<PlanningParts, 'system' | 'request' | 'units'>,
  maxKeysPerRead: number,
): ForecastSource => {
  const readVersion = (code: ForecastVersionCode, call: SourceCall) =>
    request({ path: `versions/${encodeURIComponent(code)}`, endpoint: 'version', answer: versionAnswerWire }, call);

  const readChunk = async (
    version: VersionWire,
    keys: readonly PositionKey[],
    answers: Map<string, Answer>,
    call: SourceCall,
  ): Promise<void> => {
    const query = new URLSearchParams();
    for (const sku of new Set(keys.map((key) => key.sku))) query.append('item', sku);
    for (const site of new Set(keys.map((key) => key.locationCode))) query.append('site', site);
    const path = `versions/${encodeURIComponent(version.versionId)}/series?${query.toString()}`;
    const page = await request({ path, endpoint: 'series', answer: seriesPageWire }, call);
    if (page === null) throw new AppError('NOT_FOUND', `${system} has no version ${version.versionId}`);
    for (const raw of page.series) {
      const key = keyText(String(raw['item']), String(raw['site']));
      const before = answers.get(key);
      if (before?.ok === false) continue;
      try {
        const series = translateSeries(seriesWire.parse(raw), version, { system, asOf: page.asOf, units });
        answers.set(key, { ok: true, value: [...(before?.value ?? []), series] });
      } catch (error) {
        answers.set(key, {
          ok: false,
          error: portErrorOf(
            new AppError('UPSTREAM_PROTOCOL', `${system} sent a series that cannot be used: ${reasonOf(error)}`),
          ),
        });
      }
    }
  };

  return {
    loadVersion: async (code, call) => {
      const answer = await readVersion(code, call);
      return answer === null
        ? null
        : translateVersion(answer.version, answer.version.status, { system, asOf: answer.asOf });
    },
    loadSeries: async (code, keys, call) => {
      if (keys.length === 0) return []; // not even the version is asked for
      const answers = new Map<string, Answer>();
      const fail = (failed: readonly PositionKey[], error: unknown): void => {
        const portError = portErrorOf(toAppError(error));
        for (const { sku, locationCode } of failed)
          answers.set(keyText(sku, locationCode), { ok: false, error: portError });
      };
      const version = await readVersion(code, call).catch((error: unknown) => {
        fail(keys, error);
        return null;
      });
      if (version !== null) {
        const chunks = Array.from({ length: Math.ceil(keys.length / maxKeysPerRead) }, (_, at) =>
          keys.slice(at * maxKeysPerRead, (at + 1) * maxKeysPerRead),
        );
        await Promise.all(
          chunks.map((chunk) =>
            readChunk(version.version, chunk, answers, call).catch((error: unknown) => fail(chunk, error)),
          ),
        );
      }
      return keys.map(({ sku, locationCode }) => answers.get(keyText(sku, locationCode)) ?? { ok: true, value: null });
    },
  };
};
