import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What `npm run conformance` was asked to do. */
export interface ConformanceOptions {
  readonly list: boolean;
  /** The adapter's name, or a path to its folder. */
  readonly adapter: string | null;
  /** A live system in place of the sample. */
  readonly live: { readonly url: string; readonly settings: Readonly<Record<string, unknown>> } | null;
  /** Only rules whose id begins so. */
  readonly rule: string | null;
  /** Milliseconds one rule may take; `null` for the usual limit. */
  readonly limitMs: number | null;
}

/** A mistake in how the command was called; the message is all the reader needs. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `npm run conformance -- --adapter NAME|FOLDER [--url URL [--config FILE.json]] [--rule PREFIX] [--limit SECONDS]
npm run conformance -- --list

  --adapter  a folder of adapters/ by its name, or the path of any folder with adapter.ts and fixtures/conformance.ts;
             NAME:VARIANT where it has several samples (odata:s4hana)
  --url      a live system to run on in place of the sample; it is read, and written only when the adapter says how
  --config   settings of the adapter for the live system (credentials, codes), as a JSON object
  --rule     only rules whose id begins with this
  --limit    seconds one rule may take, 30 unless told: a live system with many records takes longer
  --list     the rules, and what each needs`;

const parse = (args: readonly string[]) => {
  try {
    const text = { type: 'string' } as const;
    const options = {
      list: { type: 'boolean', default: false },
      adapter: text,
      url: text,
      config: text,
      rule: text,
      limit: text,
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const readSettings = (file: string): Readonly<Record<string, unknown>> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--config ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new UsageError(`--config ${file} is not a JSON object of settings`);
  }
};

/** Reads the arguments; throws {@link UsageError} that names the wrong one. */
export const readConformanceOptions = (args: readonly string[]): ConformanceOptions => {
  const { list, adapter, url, config, rule, limit } = parse(args);
  if (!list && adapter === undefined) throw new UsageError('name the adapter: --adapter NAME');
  if (config !== undefined && url === undefined)
    throw new UsageError('--config belongs to a live system: give --url too');
  if (url !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(url).success) {
    throw new UsageError(`--url ${url} is no http or https URL`);
  }
  if (limit !== undefined && !(Number(limit) > 0)) throw new UsageError(`--limit ${limit} is no number of seconds`);
  return {
    list,
    adapter: adapter ?? null,
    live: url === undefined ? null : { url, settings: config === undefined ? {} : readSettings(config) },
    rule: rule ?? null,
    limitMs: limit === undefined ? null : Number(limit) * 1000,
  };
};
