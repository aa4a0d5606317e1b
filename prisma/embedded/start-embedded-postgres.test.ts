import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from './process-state.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts';

const STARTER = `
import { startEmbeddedPostgres } from ${JSON.stringify(new URL('start-embedded-postgres.ts', import.meta.url).href)};
console.log('starting');
const server = await startEmbeddedPostgres({ directory: process.argv[2] });
console.log('ready ' + JSON.stringify({ url: server.url, pid: server.pid, startedHere: server.startedHere }));
setInterval(() => undefined, 1000);
`;

const query = async (url: string, text: string): Promise<readonly unknown[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded PostgreSQL', () => {
  let directory: string;
  let script: string;
  const servers: EmbeddedPostgres[] = [];
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'embedded-'));
    chmodSync(directory, 0o755); // as root, PostgreSQL runs as another user and must be able to pass through
    script = path.join(directory, 'starter.mts');
    writeFileSync(script, STARTER);
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  const data = (): string => path.join(directory, 'data-dir');
  const start = async (): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ directory: data() });
    servers.push(server);
    return server;
  };
  /** Another process that starts the server; `line` answers its next line that begins so. */
  const spawnStarter = () => {
    const child = spawn(process.execPath, ['--import', '@distribution/platform/typescript/register', script, data()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const line = async (begin: string): Promise<string> => {
      for (;;) {
        const found = output
          .split('\n')
          .slice(0, -1)
          .find((text) => text.startsWith(begin));
        if (found !== undefined) return found.slice(begin.length);
        if (child.exitCode !== null) throw new Error(`ended before "${begin}": ${output}`);
        await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      }
    };
    const kill = async (): Promise<void> => {
      if (child.exitCode !== null) throw new Error(`ended by itself with ${child.exitCode}: ${output}`);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    };
    return { line, kill };
  };

  it('keeps what it was given over a stop and a start, and leaves no process', async () => {
    const one = await start();
    await query(one.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await one.stop();
    await expect.poll(() => isAlive(one.pid), { timeout: 10_000 }).toBe(false);
    const two = await start();
    expect(two.startedHere).toBe(true);
    expect(await query(two.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts after a kill -9 at any moment of the first start', async () => {
    for (const delay of [0, 40, 120, 250, 400, 550]) {
      const starter = spawnStarter();
      await starter.line('starting');
      await new Promise((resolve) => setTimeout(resolve, delay));
      await starter.kill();
    }
    const server = await start();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(data()).filter((name) => name.startsWith('initdb.'))).toEqual([]);
  });

  it('adopts the server of a killed process, with what was committed', async () => {
    const starter = spawnStarter();
    const first = JSON.parse(await starter.line('ready ')) as { url: string; pid: number };
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await starter.kill();
    const server = await start();
    expect(server).toMatchObject({ pid: first.pid, startedHere: false });
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }]);
  });

  it('recovers when the server itself was killed, and clears a pid file of another program', async () => {
    const one = await start();
    await query(one.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    process.kill(one.pid, 'SIGKILL');
    while (isAlive(one.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    // The number may belong to anything after a restart of the machine: here to this very process.
    writeFileSync(
      path.join(data(), 'data', 'postmaster.pid'),
      `${process.pid}\n${data()}\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
    );
    const two = await start();
    expect(await query(two.url, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }]);
  });

  it('is started by one of several processes and joined by the others', async () => {
    const starters = [spawnStarter(), spawnStarter(), spawnStarter()];
    const ready = await Promise.all(
      starters.map(async ({ line }) => JSON.parse(await line('ready ')) as { pid: number; startedHere: boolean }),
    );
    await start(); // owned by the test, so that it is stopped
    expect(new Set(ready.map(({ pid }) => pid)).size).toBe(1);
    expect(ready.filter(({ startedHere }) => startedHere)).toHaveLength(1);
    for (const { kill } of starters) await kill();
  });

  it('says what to do about a folder that cannot be one', async () => {
    mkdirSync(path.dirname(data()), { recursive: true });
    writeFileSync(data(), 'a file');
    await expect(startEmbeddedPostgres({ directory: data() })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(data()),
      nextStep: expect.stringContaining('DATA_DIR'),
    });
    expect(existsSync(path.join(data(), 'data'))).toBe(false);
  });
});
