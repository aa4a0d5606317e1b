// The journal keeps what happened to a world since it was made, so that a restarted sandbox is where it was: row
// versions never fall and every cursor stays valid. In: changes of all tables and published forecasts, told by the
// tables themselves. Out: the same changes, put back on the next start. One line is one tick (or one outside write) and
// goes out in one append, so a process killed at any moment leaves whole lines and at most one torn tail, which is cut
// off. Nothing is synced to the disk: a power failure may lose the last seconds.
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import type { MutableWorld } from './create-world.ts';
import {
  type JournalChange,
  type JournalForecast,
  type JournalHead,
  type JournalLine,
  parseJournal,
} from './journal-lines.ts';
import { TABLE_KEYS, type TableName } from './records.ts';

/** Bytes after which a journal is rewritten to the newest entry per key. */
const REWRITE_AT = 48 * 1024 * 1024;
const CHANGES_PER_LINE = 1000;
const TABLE_NAMES = Object.keys(TABLE_KEYS) as TableName[]; // TABLE_KEYS is keyed by nothing else

/** An open journal of a world. */
export interface Journal {
  readonly lastTick: number;
  /** Runs a tick; its changes become one line. Changes outside of any tick become a line each, at once. */
  write(tick: number, run: () => void): void;
  close(): void;
}

export interface JournalOptions {
  /** Row version the world's rows began above. */
  readonly startVersion: number;
  /** Publishes a forecast of an earlier run again. */
  readonly restoreForecast: (version: JournalForecast) => void;
  readonly rewriteAtBytes?: number;
}

const writeLine = (descriptor: number, value: JournalHead | JournalLine): void => {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
};

/** Which world a journal file belongs to and the highest row version it has; `null` when there is none. */
export const readJournalHead = (file: string): (JournalHead & { readonly highestVersion: number }) | null => {
  if (!existsSync(file)) return null;
  const { head, lines } = parseJournal(readFileSync(file), file);
  if (head === null) return null;
  let highestVersion = head.endVersion;
  for (const { c } of lines) for (const [, version] of c) highestVersion = Math.max(highestVersion, version);
  return { ...head, highestVersion };
};

/** Puts the changes of earlier runs back into a world as it was made. */
const restoreLines = (world: MutableWorld, lines: readonly JournalLine[], options: JournalOptions): number => {
  let lastTick = 0;
  for (const { n, c, f } of lines) {
    lastTick = Math.max(lastTick, n);
    for (const version of f ?? []) options.restoreForecast(version);
    for (const [table, version, modifiedAt, deleted, record] of c) {
      // The record was taken from this very table when the line was written.
      world.tables[table].restore(record as never, version, modifiedAt, deleted === 1);
      world.clock.advanceTo(version);
    }
  }
  return lastTick;
};

/**
 * Puts back what the file holds and goes on writing to it; a new file begins where there is none.
 * Throws when the file belongs to another world or is damaged before its last line.
 */
export const openJournal = (world: MutableWorld, file: string, options: JournalOptions): Journal => {
  const head: JournalHead = {
    identity: world.identity,
    startVersion: options.startVersion,
    endVersion: world.clock.current(),
  };
  const ownForecasts = world.forecastVersions.length;
  const found = existsSync(file) ? parseJournal(readFileSync(file), file) : { head: null, lines: [], goodBytes: 0 };
  if (found.head !== null && (found.head.identity !== head.identity || found.head.endVersion !== head.endVersion)) {
    throw new Error(`${file} belongs to another world: ${found.head.identity}, not ${head.identity}`);
  }
  let lastTick = restoreLines(world, found.lines, options);
  let descriptor = openSync(file, 'a');
  ftruncateSync(descriptor, found.goodBytes);
  if (found.head === null) writeLine(descriptor, head);
  let rewriteAt = options.rewriteAtBytes ?? REWRITE_AT;
  let tick: { readonly c: JournalChange[]; readonly f: JournalForecast[] } | null = null;

  /** Writes the newest entry per key to a new file and puts it in the place of the old one. */
  const rewrite = (): void => {
    const changes: JournalChange[] = TABLE_NAMES.flatMap((table) =>
      world.tables[table]
        .changesAfter(head.endVersion, Number.POSITIVE_INFINITY)
        .map(({ rowVersion, modifiedAt, deleted, record }): JournalChange => [
          table,
          rowVersion,
          modifiedAt,
          deleted ? 1 : 0,
          record,
        ]),
    ).sort((left, right) => left[1] - right[1]);
    const fresh = openSync(`${file}.new`, 'w');
    writeLine(fresh, head);
    const f = world.forecastVersions
      .slice(ownForecasts)
      .map(({ versionId, publishedAt, horizonStart }) => ({ versionId, publishedAt, horizonStart }));
    writeLine(fresh, { n: lastTick, c: [], f });
    for (let at = 0; at < changes.length; at += CHANGES_PER_LINE) {
      writeLine(fresh, { n: lastTick, c: changes.slice(at, at + CHANGES_PER_LINE) });
    }
    closeSync(fresh);
    renameSync(`${file}.new`, file);
    closeSync(descriptor);
    descriptor = openSync(file, 'a');
    rewriteAt = Math.max(rewriteAt, 2 * fstatSync(descriptor).size);
  };
  const append = (line: JournalLine): void => {
    writeLine(descriptor, line);
    if (fstatSync(descriptor).size > rewriteAt) rewrite();
  };

  const stops = TABLE_NAMES.map((table) =>
    world.tables[table].onChange(({ rowVersion, modifiedAt, deleted, record }) => {
      const change: JournalChange = [table, rowVersion, modifiedAt, deleted ? 1 : 0, record];
      if (tick === null) append({ n: lastTick, c: [change] });
      else tick.c.push(change);
    }),
  );
  stops.push(
    world.onForecastVersion(({ versionId, publishedAt, horizonStart }) => {
      const version = { versionId, publishedAt, horizonStart };
      if (tick === null) append({ n: lastTick, c: [], f: [version] });
      else tick.f.push(version);
    }),
  );
  return {
    get lastTick() {
      return lastTick;
    },
    write: (number, run) => {
      const changes = { c: [], f: [] };
      tick = changes;
      try {
        run();
      } finally {
        // A tick that failed half-way is kept as far as it came: the tables tell of it already.
        tick = null;
        lastTick = number;
        append({ n: number, ...changes });
      }
    },
    close: () => {
      for (const stop of stops) stop();
      closeSync(descriptor);
    },
  };
};
