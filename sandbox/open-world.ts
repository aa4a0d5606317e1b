import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '@distribution/platform/clock/clock';
import { z } from 'zod';
import { type LoadReport, rejectsAsCsv } from './data/load-report.ts';
import { loadWorldFromFiles } from './data/load-world.ts';
import { createGeneratedWorld, identityOf } from './generator/generated-world.ts';
import { type Life, createLife } from './life/life.ts';
import { type Journal, openJournal, readJournalHead } from './world/journal.ts';
import type { World } from './world/world.ts';

const SHIPPED_SEED = 1;

export interface OpenWorldOptions {
  /** Where anchor day, seed and journal are kept; `null` keeps nothing, and a restart begins anew. */
  readonly folder: string | null;
  /** One's own CSV files (docs/sandbox-data.md) instead of the generator; `null` for the generator. */
  readonly dataFolder: string | null;
  readonly clock: Clock;
  /** Seed of a first start; default 1. A folder keeps the seed it was begun with. */
  readonly seed?: number;
  /** Anchor day of a first start as `YYYY-MM-DD`; default today (UTC). A folder keeps the day it was begun on. */
  readonly anchorDay?: string;
  /** Milliseconds between ticks of life; default 2000. 0: the world stands still. One's own data always does. */
  readonly tickMs?: number;
  /** Hears of a tick that failed; default: it ends the process. */
  readonly onLifeError?: (error: unknown) => void;
}

/** A world and what keeps it; whoever opened it closes it. */
export interface OpenedWorld {
  readonly world: World;
  /** Not started yet: start it when somebody listens. `null` where the world stands still. */
  readonly life: Life | null;
  /** What was taken from one's own files and what was not (also in `rejects.csv` of the folder); `null` for the generated world. */
  readonly loaded: LoadReport | null;
  /** Stops life and ends the journal; once. */
  close(): void;
}

const settingsSchema = z.object({ seed: z.number().int(), anchorDay: z.iso.date() });

/** Seed and anchor day of the first start, written down on it and read ever after. */
const keepSettings = (folder: string, first: z.infer<typeof settingsSchema>): z.infer<typeof settingsSchema> => {
  const file = path.join(folder, 'world.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    writeFileSync(`${file}.new`, `${JSON.stringify(first)}\n`);
    renameSync(`${file}.new`, file); // whole or not at all
    return first;
  }
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} cannot be read as the sandbox's settings; remove ${folder} to begin the sandbox anew`, {
      cause,
    });
  }
};

/**
 * The row version an earlier world of the folder ended with, if it was another one (other files, another revision of
 * the generator): the new one begins above it, so that versions never fall, and the old journal is set aside.
 */
const supersede = (file: string, identity: string): number => {
  const head = readJournalHead(file);
  // A kill between setting aside and beginning anew leaves only the one set aside.
  if (head === null) return readJournalHead(`${file}.superseded`)?.highestVersion ?? 0;
  if (head.identity === identity) return head.startVersion;
  renameSync(file, `${file}.superseded`);
  return head.highestVersion;
};

/**
 * Opens the sandbox's world: made from seed and anchor day (or from one's own files), then brought to where the folder's
 * journal left it. Errors are sentences that name the file or setting.
 */
export const openWorld = async (options: OpenWorldOptions): Promise<OpenedWorld> => {
  const { folder, dataFolder, clock, tickMs = 2000 } = options;
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const file = folder === null ? null : path.join(folder, 'journal.ndjson');
  const startOf = (identity: string): number => (file === null ? 0 : supersede(file, identity));
  let journal: Journal | null = null;
  if (dataFolder !== null) {
    const { world, report } = await loadWorldFromFiles(dataFolder, { clock, startOf });
    const startVersion = report.startVersion;
    if (folder !== null) writeFileSync(path.join(folder, 'rejects.csv'), rejectsAsCsv(report));
    if (file !== null) {
      const noForecast = (): never => {
        throw new Error(`${file} holds a forecast, which a world of files never publishes`);
      };
      journal = openJournal(world, file, { startVersion, restoreForecast: noForecast });
    }
    return { world, life: null, loaded: report, close: () => journal?.close() };
  }
  const first = {
    seed: options.seed ?? SHIPPED_SEED,
    anchorDay: options.anchorDay ?? new Date(clock.now()).toISOString().slice(0, 10),
  };
  const settings = folder === null ? first : keepSettings(folder, first);
  const startVersion = startOf(identityOf(settings.seed, settings.anchorDay));
  const world = createGeneratedWorld({ ...settings, clock, startVersion });
  if (file !== null) journal = openJournal(world, file, { startVersion, restoreForecast: world.publishForecast });
  const life =
    tickMs === 0
      ? null
      : createLife(world, {
          tickMs,
          journal,
          ...(options.onLifeError === undefined ? {} : { onError: options.onLifeError }),
        });
  return {
    world,
    life,
    loaded: null,
    close: () => {
      life?.stop();
      journal?.close();
      journal = null;
    },
  };
};
