import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A process of the product, started as a person would start it. */
export interface SpawnedProcess {
  readonly pid: number;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Resolves with the first match in its output; rejects with the output when it ends before, or after the time. */
  waitFor(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** Sends the signal and resolves with how it ended: the exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  readonly ended: Promise<number | NodeJS.Signals>;
}

const endOf = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 1)));

/** Starts `node processes/run.mjs NAME …`, as `npm start` and the image do. */
export const spawnProcess = (args: readonly string[], settings: Readonly<Record<string, string>>): SpawnedProcess =>
  spawnNode(['processes/run.mjs', ...args], settings);

/** Starts Node in the project's folder, with nothing of this process's settings but what a shell has. The caller ends it. */
export const spawnNode = (args: readonly string[], settings: Readonly<Record<string, string>>): SpawnedProcess =>
  spawnProgram(process.execPath, args, settings, ROOT);

/** Starts a TypeScript file; flags of Node may stand before it. The caller ends it. */
export const spawnScript = (args: readonly string[], settings: Readonly<Record<string, string>>): SpawnedProcess =>
  spawnNode(['--import', '@distribution/platform/typescript/register', ...args], settings);

/** Starts any program in a folder, with nothing of this process's settings but what a shell has. The caller ends it. */
export const spawnProgram = (
  program: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd: string,
): SpawnedProcess => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = endOf(child);
  return {
    pid: child.pid ?? 0,
    output: () => text,
    ended,
    waitFor: (pattern, withinMs = 120_000) =>
      new Promise((resolve, reject) => {
        const fail = (why: string): void =>
          settle(() => reject(new Error(`${why} before ${String(pattern)}:\n${text}`)));
        const timer = setTimeout(() => fail(`${withinMs} ms passed`), withinMs);
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const look = (): void => {
          const found = pattern.exec(text);
          if (found !== null) settle(() => resolve(found));
        };
        listeners.add(look);
        void ended.then((code) => fail(`it ended with ${code}`));
        look();
      }),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
