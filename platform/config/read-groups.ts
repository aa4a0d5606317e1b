import type { Vocabulary } from './config.ts';
import { SETTING_GROUPS, type SettingGroup } from './named-settings.ts';
import { shown } from './read-single.ts';
import type { SettingSources } from './sources.ts';

/** Values of a group: by member, by setting. */
export type GroupValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const knownNames = (group: SettingGroup, vocabulary: Vocabulary): readonly string[] | null =>
  vocabulary[group.key as keyof Vocabulary]; // every group's key is one of the vocabulary's

const envName = (name: string): string => name.toUpperCase().replaceAll('-', '_');

/** What the environment sets of a group, as `[member, setting, value, variable]`. */
const fromEnvironment = (
  group: SettingGroup,
  env: SettingSources['env'],
  known: readonly string[] | null,
): readonly (readonly [string, string, string, string])[] =>
  Object.entries(env).flatMap(([variable, value]) => {
    // The longest suffix first: FLOW_X_FRESHNESS_TARGET_SECONDS ends in more than one way.
    const setting = [...group.settings]
      .sort((left, right) => right.suffix.length - left.suffix.length)
      .find(({ suffix }) => variable.startsWith(`${group.prefix}_`) && variable.endsWith(`_${suffix}`));
    if (setting === undefined || value === undefined || value === '') return [];
    const middle = variable.slice(group.prefix.length + 1, -setting.suffix.length - 1);
    if (middle === '') return [];
    const name = known?.find((candidate) => envName(candidate) === middle) ?? middle.toLowerCase().replaceAll('_', '-');
    return [[name, setting.key, value, variable] as const];
  });

const readGroup = (
  group: SettingGroup,
  sources: SettingSources,
  vocabulary: Vocabulary,
  mistakes: string[],
): GroupValues => {
  const known = knownNames(group, vocabulary);
  const values: Record<string, Record<string, unknown>> = {};
  const put = (member: string, key: string, given: unknown, where: string): void => {
    const setting = group.settings.find((candidate) => candidate.key === key);
    if (known !== null && !known.includes(member)) {
      mistakes.push(`${where}: "${member}" is not known in ${group.key}; there are ${known.join(', ')}.`);
      return;
    }
    const value = setting === undefined ? given : setting.kind.read(given);
    if (value === undefined) {
      mistakes.push(`${where} ${shown(given, setting?.secret ?? true)} must be ${setting?.kind.rule}.`);
      return;
    }
    (values[member] ??= {})[key] = value;
  };

  const inFile = sources.file?.content[group.key];
  if (inFile !== undefined && !isObject(inFile))
    mistakes.push(`${group.key} in ${sources.file?.path} must be an object.`);
  for (const [member, content] of Object.entries(isObject(inFile) ? inFile : {})) {
    const where = `${group.key}.${member} in ${sources.file?.path}`;
    if (!isObject(content)) {
      mistakes.push(`${where} must be an object.`);
      continue;
    }
    for (const [key, given] of Object.entries(content)) {
      // An adapter's further settings are checked by the adapter; everywhere else an unknown one is a mistake.
      if (group.key !== 'systems' && !group.settings.some((setting) => setting.key === key)) {
        mistakes.push(`${where}: there is no setting "${key}".`);
      } else put(member, key, given, `${group.key}.${member}.${key} in ${sources.file?.path}`);
    }
  }
  for (const [member, key, given, variable] of fromEnvironment(group, sources.env, known)) {
    put(member, key, given, variable);
  }
  return values;
};

/** Reads every group; the environment goes before the file, setting by setting. */
export const readGroups = (
  sources: SettingSources,
  vocabulary: Vocabulary,
  mistakes: string[],
): Readonly<Record<string, GroupValues>> =>
  Object.fromEntries(
    SETTING_GROUPS.map((group) => [group.key, readGroup(group, sources, vocabulary, mistakes)] as const),
  );
