import type { CodeLookup } from '@distribution/model/erp/unknown-code';
import type { Stewardship } from '@distribution/model/operations/stewardship';
import type { Log } from '@distribution/platform/log/log';
import type { Resources } from '@distribution/platform/resources/resources';

/** How soon a process that did not hear of a decision reads by it. */
const REFRESH_MS = 15_000;

/** What stewards said of codes, as this process knows it: empty until it is opened on the store, which comes after the adapters. */
export interface CodeBook {
  lookupFor(system: string): CodeLookup;
  /** Reads all decisions again. */
  refresh(): Promise<void>;
  /** Fills it, and keeps it so until the resources are closed. */
  open(stewardship: Pick<Stewardship, 'readMeanings'>, log: Log, resources: Resources): Promise<void>;
}

const nameOf = (system: string, kind: string, code: string): string => JSON.stringify([system, kind, code]);

export const createCodeBook = (): CodeBook => {
  let meanings: ReadonlyMap<string, string> = new Map();
  let read: Stewardship['readMeanings'] = async () => [];
  const refresh = async (): Promise<void> => {
    meanings = new Map((await read()).map(({ system, kind, code, target }) => [nameOf(system, kind, code), target]));
  };
  return {
    lookupFor: (system) => (kind, code) => meanings.get(nameOf(system, kind, code)) ?? null,
    refresh,
    open: async (stewardship, log, resources) => {
      read = () => stewardship.readMeanings();
      await refresh();
      const timer = setInterval(() => {
        refresh().catch((err: unknown) => log.warn({ err }, 'what codes mean could not be read; the last known holds'));
      }, REFRESH_MS);
      timer.unref();
      resources.own('code book', () => clearInterval(timer));
    },
  };
};
