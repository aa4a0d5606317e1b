import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { ForecastSeries, ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastSource } from '@distribution/model/forecasts/ports';
import type { PositionKey } from '@distribution/model/inventory/position';
import { AppError, portErrorOf, toAppError } from '@distribution/platform/errors/app-error';
import { chunksOf, readInChunks } from '@distribution/platform/loader/read-in-chunks';
import type { PlanningParts } from './planning-parts.ts';
import { reasonOf, translateSeries, translateVersion } from './translate.ts';
import { type VersionWire, seriesPageWire, seriesWire, versionAnswerWire } from './wire.ts';

type Answer = KeyedAnswer<readonly ForecastSeries[]>;

const keyText = (item: string, site: string): string => `${item}\u001f${site}`;
const textOf = ({ sku, locationCode }: PositionKey): string => keyText(sku, locationCode);

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
      const failed = (error: AppError): Answer => ({ ok: false, error: portErrorOf(error) });
      const version = await readVersion(code, call).catch((error: unknown) => toAppError(error));
      if (version === null) return keys.map(() => ({ ok: true, value: null }));
      if (version instanceof AppError) return keys.map(() => failed(version));
      const unique = new Map(keys.map((key) => [textOf(key), key]));
      const answers = await readInChunks<PositionKey, Answer>(
        chunksOf(unique.values(), maxKeysPerRead),
        (chunk, found) => readChunk(version.version, chunk, found, call),
        { textOf, failed },
      );
      return keys.map((key) => answers.get(textOf(key)) ?? { ok: true, value: null });
    },
  };
};
