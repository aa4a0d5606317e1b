import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { toAppError } from '../errors/app-error.ts';
import { inboxSettings } from './inbox-settings.ts';
import { type InboxDocument, type InboxOptions, createInbox } from './inbox.ts';

let home: string;
let folder: string;
let clock = 0;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'inbox-'));
  folder = path.join(home, 'in');
  mkdirSync(folder);
  clock = 1_800_000_000_000;
});
afterEach(() => rmSync(home, { recursive: true }));

const open = (options: Partial<InboxOptions> = {}) => {
  const settings = z.object(inboxSettings).parse({ folder, stillMs: 0 });
  return createInbox({ ...settings, now: () => clock, ...options });
};
const drop = (name: string | Buffer, text: string): void =>
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), text);
const textOf = ({ file }: InboxDocument): string => readFileSync(file, 'utf8');
const brief = (documents: readonly InboxDocument[]) =>
  documents.map((each) => [each.sequence, each.name, textOf(each)]);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => toAppError(error).code,
  );

it('numbers files in the order in which they are accepted, and a late one with an early name is read', async () => {
  const inbox = open();
  drop('b.csv', 'two');
  expect(brief(await inbox.read(0, 9))).toEqual([[1, 'b.csv', 'two']]);
  drop('a.csv', 'one');
  expect(brief(await inbox.read(1, 9))).toEqual([[2, 'a.csv', 'one']]);
  expect(brief(await open().read(0, 1))).toEqual([[1, 'b.csv', 'two']]);
  expect(readdirSync(folder)).toEqual([]);
});

it('leaves a file alone while it grows or has a partial name', async () => {
  const inbox = open({ stillMs: 5_000 });
  drop('a.csv', 'sku\n');
  drop('.hidden', 'x');
  drop('b.csv.part', 'x');
  expect(await inbox.read(0, 9)).toEqual([]);
  clock += 4_999;
  drop('a.csv', 'sku\nA-1\n');
  expect(await inbox.read(0, 9)).toEqual([]);
  clock += 4_999;
  expect(await inbox.read(0, 9)).toEqual([]);
  clock += 1;
  expect(brief(await inbox.read(0, 9))).toEqual([[1, 'a.csv', 'sku\nA-1\n']]);
  renameSync(path.join(folder, 'b.csv.part'), path.join(folder, 'b.csv'));
  expect(await inbox.read(1, 9)).toEqual([]);
  clock += 5_000;
  expect(brief(await inbox.read(1, 9))).toEqual([[2, 'b.csv', 'x']]);
});

it('takes a file at once when its trailer says that it is whole', async () => {
  const inbox = open({ stillMs: 60_000, isWhole: async (file) => readFileSync(file, 'utf8').endsWith('END\n') });
  drop('a.txt', 'one\n');
  expect(await inbox.read(0, 9)).toEqual([]);
  drop('a.txt', 'one\nEND\n');
  expect(await inbox.read(0, 9)).toHaveLength(1);
});

it('waits for the marker, and no marker vouches for a second file', async () => {
  const inbox = open({ markerSuffix: '.done' });
  drop('a.csv', 'one');
  expect(await inbox.read(0, 9)).toEqual([]);
  drop('a.csv.done', '');
  expect(brief(await inbox.read(0, 9))).toEqual([[1, 'a.csv', 'one']]);
  drop('lost.csv.done', '');
  await inbox.read(0, 9);
  expect(readdirSync(folder)).toEqual([]);
  drop('lost.csv', 'half');
  expect(await inbox.read(1, 9)).toEqual([]);
});

it('lists the same bytes as a repetition', async () => {
  const inbox = open();
  drop('a.csv', 'one');
  await inbox.read(0, 9);
  drop('again.csv', 'one');
  expect((await inbox.read(0, 9)).map(({ name, repeats }) => [name, repeats])).toEqual([
    ['a.csv', null],
    ['again.csv', 1],
  ]);
});

it('takes a state that comes back for news, where documents name no version of their own', async () => {
  const inbox = open({ streamOf: (name) => name.split('-')[0] ?? '' });
  const repeats: (number | null)[] = [];
  const arrivals = ['stock-1=A', 'stock-2=A', 'stock-3=B', 'stock-4=A', 'stock-3=B', 'price-1=A'];
  for (const [at, arrival] of arrivals.entries()) {
    const [name = '', text = ''] = arrival.split('=');
    drop(name, text);
    repeats.push(...(await inbox.read(at, 9)).map((each) => each.repeats));
  }
  // The second is the first under another name; the fifth is the third, sent again after the fourth.
  expect(repeats).toEqual([null, 1, null, null, 3, null]);
});

it('keeps files whose names no reader could write down', async () => {
  drop(Buffer.from([0x66, 0xfc, 0x72, 0x2e, 0x63]), 'latin1');
  drop('x'.repeat(250), 'long');
  drop('two\nlines', 'newline');
  const read = await open().read(0, 9);
  expect(read.map(textOf).sort()).toEqual(['latin1', 'long', 'newline']);
});

it('says UPSTREAM_UNAVAILABLE of a folder that is not there, and makes nothing in its place', async () => {
  rmSync(folder, { recursive: true });
  expect(await codeOf(open().read(0, 9))).toBe('UPSTREAM_UNAVAILABLE');
  expect(readdirSync(home)).toEqual([]);
});

it.skipIf(process.getuid?.() === 0)('says so of a folder it may not read, and goes on when it may', async () => {
  const inbox = open();
  drop('a.csv', 'one');
  chmodSync(folder, 0o000);
  expect(await codeOf(inbox.read(0, 9))).toBe('UPSTREAM_UNAVAILABLE');
  chmodSync(folder, 0o755);
  expect(await inbox.read(0, 9)).toHaveLength(1);
});

it('refuses a place that is none of this folder', async () => {
  drop('a.csv', 'one');
  expect(await codeOf(open().read(2, 9))).toBe('CURSOR_INVALID');
});

it('goes on after the oldest were cleared away', async () => {
  for (const name of ['a', 'b', 'c']) {
    drop(name, name);
    await open().read(0, 9);
  }
  rmSync(path.join(`${folder}.accepted`, 'records', '00000001.json'));
  drop('d', 'd');
  expect((await open().read(0, 9)).map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  rmSync(path.join(`${folder}.accepted`, 'records', '00000003.json'));
  expect(await codeOf(open().read(0, 9))).toBe('UPSTREAM_PROTOCOL');
});

const run = (script: string, ...args: readonly string[]): Promise<'ENDED' | 'KILLED'> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', '@distribution/platform/typescript/register', script, ...args], {
      stdio: 'inherit',
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('KILLED');
      else if (code === 0) resolve('ENDED');
      else reject(new Error(`${script} ended with ${code ?? signal}`));
    });
  });
const mortal = path.join(import.meta.dirname, 'fixtures/accept-and-die.mjs');

it('loses and doubles nothing, whichever step a process is killed before', async () => {
  const sent: string[] = [];
  let deaths = 0;
  for (let step = 1, ended = false; !ended; step += 1) {
    for (const half of ['a', 'b']) {
      sent.push(`${step}${half}`);
      drop(`${step}${half}.csv`, `${step}${half}`);
    }
    ended = (await run(mortal, folder, String(step))) === 'ENDED';
    deaths += ended ? 0 : 1;
  }
  const read = await open().read(0, 999);
  expect(read.map(textOf).sort()).toEqual(sent.sort());
  expect(read.map(({ sequence }) => sequence)).toEqual(read.map((_, at) => at + 1));
  expect(read.filter(({ repeats }) => repeats !== null)).toEqual([]);
  expect(deaths).toBeGreaterThan(8);
}, 120_000);

it('gives each file one number, however many processes read at once', async () => {
  const sent = Array.from({ length: 120 }, (_, at) => `file-${at}`);
  for (const name of sent) drop(name, name);
  const never = '0';
  await Promise.all([run(mortal, folder, never), run(mortal, folder, never), run(mortal, folder, '40')]);
  const read = await open().read(0, 999);
  expect(read.map(textOf).sort()).toEqual(sent.sort());
  expect(read.map(({ sequence }) => sequence)).toEqual(read.map((_, at) => at + 1));
});
