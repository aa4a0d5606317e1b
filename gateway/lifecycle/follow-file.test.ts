import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFile, type FileFollower } from './follow-file.ts';

let folder: string;
let file: string;
let follower: FileFollower;
let texts: string[];
let troubles: unknown[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'follow-'));
  file = path.join(folder, 'supergraph.graphql');
  texts = [];
  troubles = [];
  writeFileSync(file, 'one');
  follower = followFile(file, (text) => texts.push(text), {
    known: 'one',
    pollMs: 10,
    onUnreadable: (error) => troubles.push(error),
  });
});
afterEach(() => {
  follower.close();
  rmSync(folder, { recursive: true, force: true });
});

it('hands on what is written, renamed into place or linked to, each content once', async () => {
  writeFileSync(file, 'two');
  await expect.poll(() => texts).toEqual(['two']);
  writeFileSync(`${file}.new`, 'three');
  renameSync(`${file}.new`, file);
  await expect.poll(() => texts).toEqual(['two', 'three']);
  const [four, five] = ['four', 'five'].map((text) => {
    writeFileSync(path.join(folder, text), text);
    return path.join(folder, text);
  });
  unlinkSync(file);
  symlinkSync(four ?? '', file);
  await expect.poll(() => texts).toEqual(['two', 'three', 'four']);
  symlinkSync(five ?? '', `${file}.link`);
  renameSync(`${file}.link`, file);
  await expect.poll(() => texts).toEqual(['two', 'three', 'four', 'five']);
  writeFileSync(file, 'five'); // written again, and the same
  writeFileSync(file, 'six');
  await expect.poll(() => texts.at(-1)).toBe('six');
  expect(texts).toEqual(['two', 'three', 'four', 'five', 'six']);
});

it('says once that the file has gone, and goes on when it is back', async () => {
  unlinkSync(file);
  await expect.poll(() => troubles).toMatchObject([{ code: 'ENOENT' }]);
  await follower.look();
  expect(troubles).toHaveLength(1);
  writeFileSync(file, 'back');
  await expect.poll(() => texts).toEqual(['back']);
  unlinkSync(file);
  await expect.poll(() => troubles).toHaveLength(2);
});

it('hands on what is known already when it is asked to look', async () => {
  await follower.look();
  expect(texts).toEqual(['one']);
});
