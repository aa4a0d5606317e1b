import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILES } from './layout.ts';

it('is the layout that docs/sandbox-data.md tells of, file by file and column by column', () => {
  const text = readFileSync(new URL('../../docs/sandbox-data.md', import.meta.url), 'utf8');
  const words = (cell: string | undefined): string[] => (cell ?? '').replaceAll('`', '').trim().split(/\s+/).filter(Boolean);
  const rows = text.split('\n').filter((line) => /^\| `/.test(line));
  const told = rows.map((row) => {
    const [, name, columns, optional] = row.split('|');
    return [words(name)[0], { columns: words(columns), optional: words(optional) }] as const;
  });
  const read = Object.entries(FILES).map(([name, { columns, optional }]) => [name, { columns, optional }] as const);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(read));
});
