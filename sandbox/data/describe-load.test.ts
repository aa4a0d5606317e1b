import { describe, expect, it } from 'vitest';
import { describeLoad } from './describe-load.ts';

const clean = {
  folder: 'own',
  files: { items: { rows: 1200, taken: 1200, rejected: 0 }, sites: { rows: 3, taken: 3, rejected: 0 } },
  rejects: [],
  ignoredColumns: [],
  derivedPositions: 0,
  startVersion: 0,
};

describe('what is said of a folder of files', () => {
  it('counts what was taken and is silent about what did not happen', () => {
    expect(describeLoad(clean, 'rejects.csv')).toBe('your files in own: 1,203 rows taken');
  });

  it('tells what was left out, where it is listed, and which columns nobody reads', () => {
    const rejects = [{ file: 'items.csv', line: 7, reason: 'no name' }];
    const said = describeLoad({ ...clean, rejects, ignoredColumns: ['items.csv: colour'] }, 'rejects.csv');
    expect(said).toContain('1 left out, listed with their reasons in rejects.csv');
    expect(said).toContain('columns nobody reads: items.csv: colour');
  });
});
