import { type ForecastVersionCode, forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { type Instant, instantSchema } from '@distribution/model/time/instant';

/** What makes a version: when its plan was made, and what is in it. frePPLe itself keeps none. */
export interface VersionName {
  readonly publishedAt: Instant;
  /** The plan's. */
  readonly digest: string;
}

const FORM = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})-([0-9a-f]{24})$/;

/** `20261121T034500000-1f…`: every process that reads the same plan gives it the same code. */
export const codeOf = ({ publishedAt, digest }: VersionName): ForecastVersionCode =>
  forecastVersionCodeSchema.parse(`${publishedAt.replace(/[-:.Z]/g, '')}-${digest}`);

/** What a code says; `null` for one that was not made here. */
export const nameOf = (code: ForecastVersionCode): VersionName | null => {
  const [, year, month, day, hour, minute, second, milli, digest] = FORM.exec(code) ?? [];
  const at = instantSchema.safeParse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  return digest === undefined || !at.success ? null : { publishedAt: at.data, digest };
};
