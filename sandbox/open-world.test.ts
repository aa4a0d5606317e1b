import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from './clock/manual-clock.ts';
import { openWorld } from './open-world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (now: string, more: { dataFolder?: string; seed?: number } = {}) =>
  openWorld({ folder: path.join(folder, 'sandbox'), dataFolder: null, clock: createManualClock(now), ...more });

const putFiles = (name: string): string => {
  for (const [file, text] of [
    [
      'sites.csv',
      'site_no,name,type,company,territory_code,territory_name,time_zone,country\nDC-1,First,DC,US01,SE,Southeast,America/New_York,US\n',
    ],
    ['items.csv', `item_no,description,base_uom\nI-1,${name},PCS\nI-2,,PCS\n`],
  ] as const) {
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
};

describe('opening the world', () => {
  it('keeps the day of the first start, and goes on where it was stopped', async () => {
    const first = await open('2026-11-21T23:00:00Z', { seed: 5 });
    for (let tick = 0; tick < 20; tick += 1) first.life?.tick();
    const version = first.world.clock.current();
    const { identity } = first.world;
    first.close();
    const second = await open('2026-11-30T10:00:00Z', { seed: 6 });
    expect(second.world.identity).toBe(identity);
    expect(identity).toContain('/5/2026-11-21');
    expect(second.world.clock.current()).toBe(version);
    second.life?.tick();
    expect(second.life?.ticks).toBe(21);
    expect(second.world.clock.current()).toBeGreaterThan(version);
    expect(second.world.forecastVersions.at(-1)?.horizonStart).toBe('2026-11-30'); // a week went by
    second.close();
    const third = await open('2026-11-30T11:00:00Z');
    expect(third.world.forecastVersions.at(-1)?.horizonStart).toBe('2026-11-30');
    third.close();
  });

  it('never lets row versions fall, when files change and when the generator follows them', async () => {
    const before = await open('2026-11-21T09:00:00Z', { dataFolder: putFiles('Glove') });
    before.world.tables.Items.delete('I-1');
    const version = before.world.clock.current();
    before.close();
    expect(readFileSync(path.join(folder, 'sandbox', 'rejects.csv'), 'utf8')).toContain(
      'items.csv,3,"description is blank"',
    );

    const same = await open('2026-11-22T09:00:00Z', { dataFolder: putFiles('Glove') });
    expect(same.world.identity).toBe(before.world.identity);
    expect(same.world.tables.Items.get('I-1')).toBeNull(); // what happened is not forgotten
    same.close();

    const changed = await open('2026-11-22T09:00:00Z', { dataFolder: putFiles('Mitten') });
    expect(changed.world.identity).not.toBe(before.world.identity);
    expect(changed.world.tables.Items.entry('I-1')?.rowVersion).toBeGreaterThan(version);
    const later = changed.world.clock.current();
    changed.close();
    // Killed after the journal was set aside and before the new one began:
    const journal = path.join(folder, 'sandbox', 'journal.ndjson');
    renameSync(journal, `${journal}.superseded`);
    const generated = await open('2026-11-22T09:00:00Z');
    expect(generated.world.tables.Sites.changesAfter(0, 1)[0]?.rowVersion).toBe(later + 1);
    generated.close();
  });

  it('says what to do when its settings cannot be read, and writes nothing where it keeps nothing', async () => {
    const world = await openWorld({
      folder: null,
      dataFolder: null,
      clock: createManualClock('2026-11-21T09:00:00Z'),
      tickMs: 0,
    });
    expect(world.life).toBeNull();
    world.close();
    expect(existsSync(path.join(folder, 'sandbox'))).toBe(false);
    const opened = await open('2026-11-21T09:00:00Z');
    opened.close();
    writeFileSync(path.join(folder, 'sandbox', 'world.json'), '{"seed":');
    await expect(open('2026-11-21T09:00:00Z')).rejects.toThrow('remove');
  });
});
