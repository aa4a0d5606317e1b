import path from 'node:path';
import type { Setting } from './setting.ts';
import { SETTINGS } from './settings.ts';
import type { Config } from './config.ts';
import type { SettingSources } from './sources.ts';

/** Values by name, as the table types them. */
export type SingleValues = Omit<
  Config,
  'auth' | 'systems' | 'flows' | 'freshnessBudgetsMs' | 'freshnessLimitsMs' | 'cache' | 'subgraphs'
> & {
  readonly authJwksUrl: string | null;
  readonly authKeyFile: string | null;
  readonly authIssuer: string | null;
  readonly authAudience: string | null;
  readonly authAlgorithms: NonNullable<Config['auth']>['algorithms'];
  readonly authClockToleranceSeconds: number;
};

/** Shows a value in a sentence about it, unless it is secret. */
export const shown = (given: unknown, secret: boolean): string =>
  secret ? '(its value is not shown)' : `is ${JSON.stringify(given)}, and`;

const read = (
  key: string,
  setting: Setting<unknown, unknown>,
  { args, env, file, root, workingDir }: SettingSources,
  mistakes: string[],
): unknown => {
  const places = [
    { given: args[key], name: `--${key}`, base: workingDir },
    { given: env[setting.env] === '' ? undefined : env[setting.env], name: setting.env, base: workingDir },
    { given: file?.content[key], name: `${key} in ${file?.path}`, base: path.dirname(file?.path ?? root) },
  ];
  const place = places.find(({ given }) => given !== undefined && given !== null);
  const value = place === undefined ? setting.default : setting.kind.read(place.given);
  if (value === undefined) {
    mistakes.push(`${place?.name} ${shown(place?.given, setting.secret)} must be ${setting.kind.rule}.`);
    return setting.default;
  }
  return setting.path && typeof value === 'string' ? path.resolve(place?.base ?? root, value) : value;
};

/** Reads every setting that stands alone; arguments go before the environment, that before the file, that before the default. */
export const readSingle = (sources: SettingSources, mistakes: string[]): SingleValues =>
  Object.fromEntries(
    Object.entries(SETTINGS).map(([key, setting]) => [
      key,
      read(key, setting as Setting<unknown, unknown>, sources, mistakes),
    ]),
  ) as unknown as SingleValues; // each value came from its own setting's kind or default
