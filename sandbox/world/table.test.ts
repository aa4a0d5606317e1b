import { expect, it } from 'vitest';
import { createVersionClock } from '../clock/version-clock.ts';
import { Table } from './table.ts';

it('tells of each change of a record at an instant behind the one before, however soon it comes', () => {
  let now = Date.parse('2026-02-27T10:00:00.000Z');
  const table = new Table<{ id: string; qty: number }>(['id'], createVersionClock({ now: () => now }));
  const at = () => table.entry('a')?.modifiedAt;
  const told = [1, 2, 3].map((qty) => table.put({ id: 'a', qty }).modifiedAt);
  table.delete('a');
  now += 1_000;
  expect([...told, at(), table.put({ id: 'a', qty: 4 }).modifiedAt]).toEqual([
    ...['2026-02-27T10:00:00.000Z', '2026-02-27T10:00:00.001Z', '2026-02-27T10:00:00.002Z'],
    ...['2026-02-27T10:00:00.003Z', '2026-02-27T10:00:01.000Z'],
  ]);
  expect(table.put({ id: 'b', qty: 1 }).modifiedAt).toBe('2026-02-27T10:00:01.000Z');
});
