// The command as an adapter's author meets it: what it says, and with which exit code.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { expect, it } from 'vitest';
import { UsageError, readConformanceOptions } from './conformance-options.ts';
import { findSubject } from './find-subject.ts';
import { SYSTEM_OF_RECORD_RULES } from './rules/systems-of-record.ts';

const root = path.resolve(import.meta.dirname, '../..');

const conformance = (...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve) => {
    const command = [
      '--import',
      '@distribution/platform/typescript/register',
      'test/conformance/conformance.ts',
      ...args,
    ];
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });

it('lists every rule with what it needs', async () => {
  const { code, output } = await conformance('--list');
  expect(code).toBe(0);
  for (const { id, title } of SYSTEM_OF_RECORD_RULES) expect(output).toContain(`${id.padEnd(26)} ${title}`);
  expect(output).toContain('(needs WRITES, COUNTED_ORDERS)');
});

it('gives every rule a name of its own, and advice', () => {
  const ids = SYSTEM_OF_RECORD_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(SYSTEM_OF_RECORD_RULES.filter(({ advice }) => advice.length < 20)).toEqual([]);
});

/** What the command does before it runs anything. */
const prepare = async (args: readonly string[]): Promise<void> => {
  const { adapter } = readConformanceOptions(args);
  if (adapter !== null) await findSubject(adapter);
};

it.each([
  [[], 'name the adapter'],
  [['--adapter', 'odat'], 'there is no adapter "odat". There is: '],
  [['--adapter', 'odata:s4'], 'has no fixtures/conformance-s4.ts'],
  [['--adapter', './nowhere'], 'holds no adapter.ts'],
  [['--adapter', 'odata', '--url', 'erp.example'], '--url erp.example is no http or https URL'],
  [['--adapter', 'odata', '--config', 'settings.json'], '--config belongs to a live system'],
  [['--adapter', 'odata', '--url', 'http://erp.example', '--config', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['--adapter', 'odata', '--url', 'http://erp.example', '--config', 'NOTICE'], 'NOTICE is not a JSON object'],
  [['--adapter', 'odata', '--limit', 'soon'], '--limit soon is no number of seconds'],
  [['--adaptor', 'odata'], "Unknown option '--adaptor'"],
])('%j is refused with what is wrong', async (args, sentence) => {
  const refusal = prepare(args);
  await expect(refusal).rejects.toThrow(UsageError);
  await expect(refusal).rejects.toThrow(sentence);
});

it('ends with 2, the sentence and how it is called, and no stack', async () => {
  const { code, output } = await conformance('--adapter', 'odata', '--rule', 'reeds');
  expect(output).toContain('no rule begins with "reeds"');
  expect(output).toContain('npm run conformance -- --adapter NAME');
  expect(output).not.toMatch(/\n {4}at /);
  expect(code).toBe(2);
});

it('runs on a live system: reads it, changes nothing in it, and keeps its faults to the line', async () => {
  const world = createTinyWorld();
  const before = world.clock.current();
  // It asks faster than the sandbox allows by itself: what is tried here is not its quota.
  const quotas = { erp: { burst: 10_000, refillPerSecond: 10_000, maxConcurrent: 64 } };
  const servers = await openSandboxServers({ world, quotas });
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  try {
    const config = path.join(folder, 'settings.json');
    writeFileSync(config, JSON.stringify({ credentials: { kind: 'BASIC', ...servers.credentials } }));
    const { code, output } = await conformance('--adapter', 'odata', '--url', servers.erp.url, '--config', config);
    expect(output).toMatch(/odata conforms: \d+ passed, \d+ waived, 0 failed/);
    expect(code).toBe(0);
    expect(output).toMatch(/waived {2}writes\.idempotent[^]*this world lacks COUNTED_ORDERS/);
    expect(output).toMatch(/passed {2}calls\.throttled /);
    expect(world.clock.current()).toBe(before);
    const { endpoints } = servers.erp.calls.counts();
    expect(Object.keys(endpoints).filter((endpoint) => !endpoint.startsWith('GET '))).toEqual([]);
    expect(Object.values(endpoints).flatMap(({ statuses }) => Object.keys(statuses))).not.toContain('503');

    writeFileSync(config, JSON.stringify({ credentials: { kind: 'BASIC' } }));
    const wrong = await conformance('--adapter', 'odata', '--url', servers.erp.url, '--config', config);
    expect(wrong.code).not.toBe(0);
    expect(wrong.output).toContain('credentials');
  } finally {
    await servers.close();
    rmSync(folder, { recursive: true });
  }
});
