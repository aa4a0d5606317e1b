// Configuration: the only reader of the environment. In: arguments, environment, one optional JSON file. Out: one typed,
// frozen value, or CONFIG_INVALID with every mistake at once, each in a sentence, none with a secret in it.
// It opens nothing: whether a database answers, its own room says.
import path from 'node:path';
import { AppError } from '../errors/app-error.ts';
import type { Config, SystemConfig, Vocabulary } from './config.ts';
import { SETTING_GROUPS } from './named-settings.ts';
import { type GroupValues, readGroups } from './read-groups.ts';
import { readSingle, type SingleValues } from './read-single.ts';
import { SETTINGS } from './settings.ts';
import { readConfigFile, type SettingSources } from './sources.ts';

/** Prefixes of the environment that are ours alone: a name we do not know there is a slip of the pen. */
const OWN_PREFIXES = ['AUTH_', 'GATEWAY_ASSERTION', 'CURSOR_', 'FLOW_', 'FRESHNESS_', 'SUBGRAPH_', 'LIMIT_', 'COST_'];

const findUnknown = ({ args, env, file }: SettingSources, mistakes: string[]): void => {
  const single = Object.values(SETTINGS).map((setting) => setting.env);
  for (const variable of Object.keys(env)) {
    if (single.includes(variable) || !OWN_PREFIXES.some((prefix) => variable.startsWith(prefix))) continue;
    const inGroup = SETTING_GROUPS.some(
      ({ prefix, settings }) =>
        variable.startsWith(`${prefix}_`) && settings.some(({ suffix }) => variable.endsWith(`_${suffix}`)),
    );
    if (!inGroup) mistakes.push(`${variable} is not a setting; see docs/configuration.md for those there are.`);
  }
  const keys = [...Object.keys(SETTINGS), ...SETTING_GROUPS.map((group) => group.key)];
  for (const key of Object.keys(file?.content ?? {})) {
    if (!keys.includes(key)) mistakes.push(`${key} in ${file?.path} is not a setting; see docs/configuration.md.`);
  }
  for (const key of Object.keys(args)) {
    if (!(key in SETTINGS)) mistakes.push(`--${key} is not a setting; see docs/configuration.md.`);
  }
};

const readAuth = (values: SingleValues, mistakes: string[]): Config['auth'] => {
  const { authJwksUrl: jwksUrl, authKeyFile: keyFile, authIssuer: issuer, authAudience: audience } = values;
  const hasKeys = jwksUrl !== null || keyFile !== null;
  if (jwksUrl !== null && keyFile !== null) mistakes.push('Set AUTH_JWKS_URL or AUTH_KEY_FILE, not both.');
  if (!hasKeys && (issuer !== null || audience !== null)) {
    mistakes.push('AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWKS_URL or AUTH_KEY_FILE beside them.');
  }
  if (hasKeys && issuer === null) mistakes.push('AUTH_ISSUER must be set where authentication is on.');
  if (hasKeys && audience === null) mistakes.push('AUTH_AUDIENCE must be set where authentication is on.');
  if (!hasKeys || issuer === null || audience === null) return null;
  return {
    jwksUrl,
    keyFile,
    issuer,
    audience,
    algorithms: values.authAlgorithms,
    clockToleranceSeconds: values.authClockToleranceSeconds,
  };
};

const credentialsOf = (
  name: string,
  { username, password, token }: Readonly<Record<string, unknown>>,
  mistakes: string[],
): Readonly<Record<string, unknown>> => {
  if (token !== undefined && (username !== undefined || password !== undefined)) {
    mistakes.push(`The system "${name}" has a token and a user: set one of them.`);
  }
  if ((username === undefined) !== (password === undefined)) {
    mistakes.push(`The system "${name}" needs both user and password, or neither.`);
  }
  if (token !== undefined) return { credentials: { kind: 'BEARER', token } };
  return username === undefined ? {} : { credentials: { kind: 'BASIC', username, password } };
};

const readSystems = (group: GroupValues, mistakes: string[]): Config['systems'] =>
  Object.fromEntries(
    Object.entries(group).map(([name, { adapter, username, password, token, ...settings }]): [string, SystemConfig] => {
      if (adapter === undefined) mistakes.push(`The system "${name}" needs an adapter (SYSTEM_<NAME>_ADAPTER).`);
      const credentials = credentialsOf(name, { username, password, token }, mistakes);
      return [name, { adapter: String(adapter), settings: { system: name, ...settings, ...credentials } }];
    }),
  );

const pick = <T>(group: GroupValues, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(group).flatMap(([name, values]) => (values[key] === undefined ? [] : [[name, values[key] as T]])), // of the group's own kind
  );

/** Checks what was given and builds the configuration; throws CONFIG_INVALID with all mistakes. */
export const readConfig = (sources: SettingSources, vocabulary: Vocabulary): Config => {
  const mistakes: string[] = [];
  findUnknown(sources, mistakes);
  const values = readSingle(sources, mistakes);
  const groups = readGroups(sources, vocabulary, mistakes);
  const auth = readAuth(values, mistakes);
  const systems = readSystems(groups['systems'] ?? {}, mistakes);
  if (mistakes.length > 0) throw new AppError('CONFIG_INVALID', mistakes.join('\n'));
  const {
    authJwksUrl: _jwksUrl,
    authKeyFile: _keyFile,
    authIssuer: _issuer,
    authAudience: _audience,
    authAlgorithms: _algorithms,
    authClockToleranceSeconds: _tolerance,
    ...single
  } = values;
  return Object.freeze({
    ...single,
    auth,
    systems,
    flows: groups['flows'] ?? {}, // read by the group's own kinds
    serviceLevels: groups['serviceLevels'] ?? {}, // likewise
    freshnessBudgetsMs: pick<number>(groups['freshness'] ?? {}, 'budgetMs'),
    freshnessLimitsMs: pick<number>(groups['freshness'] ?? {}, 'limitMs'),
    cache: groups['cache'] ?? {}, // likewise
    subgraphs: groups['subgraphs'] ?? {}, // likewise
  });
};

/**
 * Reads the configuration of this process: `args` (by setting name) before the environment before the file. Paths from
 * arguments and environment are relative to the working directory, those of the file to the file.
 */
export const loadConfig = (vocabulary: Vocabulary, args: SettingSources['args'] = {}): Config => {
  const root = path.resolve(import.meta.dirname, '../..');
  const workingDir = process.cwd();
  const file = readConfigFile(process.env['DISTRIBUTION_CONFIG'], root, workingDir);
  return readConfig({ args, env: process.env, file, root, workingDir }, vocabulary);
};
