import { readEntityId } from '@distribution/model/entity-id';
import type { ForecastVersion, ForecastVersionId } from '@distribution/model/forecasts/forecast';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Context } from '../context.ts';

/** The version that was asked for (NOT_FOUND when there is no such version), else the current one. */
export const versionOf = async (
  id: string | null | undefined,
  { loaders }: Context,
): Promise<ForecastVersion | null> => {
  if (id == null) return loaders.currentVersion();
  const known = readEntityId('ForecastVersion', id) !== null;
  const version = known ? await loaders.versionById.load(id as ForecastVersionId) : null; // just checked
  if (version === null) throw new AppError('NOT_FOUND', 'There is no forecast version with this id.');
  return version;
};
