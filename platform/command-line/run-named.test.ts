import { parseArgs } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runNamed } from './run-named.ts';
import { answerHelp } from './usage.ts';

const said: string[] = [];
const complained: string[] = [];
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  said.length = complained.length = 0;
});

const ran: (readonly string[])[] = [];
const commands = {
  walk: async (args: readonly string[]) => {
    answerHelp(args, 'Usage: walk [--far]');
    if (args.includes('--wrong')) throw new Error('--wrong is no way to walk.');
    parseArgs({ args: [...args], options: { far: { type: 'boolean' } } });
    ran.push(args);
  },
};

it('runs the named command with its flags', async () => {
  expect(await runNamed('outing', commands, ['walk', '--far'])).toBe(0);
  expect(ran).toEqual([['--far']]);
});

it.each([['--help'], ['-h']])('answers %s with the usage, on standard output', async (flag) => {
  expect(await runNamed('outing', commands, ['walk', flag])).toBe(0);
  expect(await runNamed('outing', commands, [flag])).toBe(0);
  expect(said).toEqual(['Usage: walk [--far]', expect.stringContaining('There is: walk.')]);
  expect(complained).toEqual([]);
});

it.each([
  [['walk', '--wrong'], '--wrong is no way to walk.'],
  [['walk', '--slow'], "Unknown option '--slow'\n--help tells the flags there are."],
  [['toString'], 'There is no outing "toString". There is: walk.'],
  [[], 'There is no outing "". There is: walk.'],
])('tells a mistake on standard error: %j', async (args, sentence) => {
  expect(await runNamed('outing', commands, args)).toBe(1);
  expect(complained).toEqual([sentence]);
  expect(said).toEqual([]);
});
