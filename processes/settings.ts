import { parseArgs } from 'node:util';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { answerHelp } from '@distribution/platform/command-line/usage';
import type { Config } from '@distribution/platform/config/config';
import { loadConfig } from '@distribution/platform/config/read-config';
import { AppError } from '@distribution/platform/errors/app-error';
import { subgraphs } from '@distribution/subgraphs/generated/registry';
import { CACHED_DOMAINS } from '@distribution/subgraphs/record-cache';
import { FRESHNESS_BUDGETS_MS } from './freshness-budgets.ts';

/** Flags of the command line and the settings they stand for. */
const FLAGS = { port: 'port', host: 'host', data: 'sandboxDataDir' } as const;

const readFlags = (names: readonly (keyof typeof FLAGS)[], args: readonly string[]) => {
  const usage = names.map((name) => `[--${name} ${name === 'data' ? 'DIR' : name.toUpperCase()}]`).join(' ');
  answerHelp(
    args,
    `Flags: ${usage || 'none'}\nEverything else is a setting, from the environment or a file: docs/configuration.md`,
  );
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const given = names.filter((name) => values[name] !== undefined);
    const empty = given.filter((name) => String(values[name]).trim() === '');
    if (empty.length > 0) throw new Error(`${empty.map((name) => `--${name}`).join(' and ')} needs a value`);
    return Object.fromEntries(given.map((name) => [FLAGS[name], String(values[name])]));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_INVALID', message, { cause, nextStep: `Flags: ${usage}` });
  }
};

/**
 * The settings of this process: its flags before the environment before the configuration file. Throws CONFIG_INVALID
 * with every mistake in a sentence of its own, or the flags when they are asked for.
 */
export const readSettings = (
  flags: readonly (keyof typeof FLAGS)[],
  args: readonly string[] = process.argv.slice(2),
): Config =>
  loadConfig(
    {
      systems: null,
      flows: FLOW_NAMES,
      serviceLevels: null,
      freshness: Object.keys(FRESHNESS_BUDGETS_MS),
      cache: CACHED_DOMAINS,
      subgraphs: Object.keys(subgraphs),
    },
    readFlags(flags, args),
  );
