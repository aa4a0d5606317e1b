import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Resources } from '@distribution/platform/resources/resources';
import { z } from 'zod';
import { prepareDataFolder } from './data-folder.ts';

const claimSchema = z.object({ pid: z.number().int(), port: z.number().int(), word: z.string().min(1) });
const ANSWER_LIMIT_MS = 1_000;

const readClaim = (file: string): z.infer<typeof claimSchema> | null => {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // none, or one that a kill cut short
  }
};

/** Whether somebody who knows the word still answers at the port. */
const answers = (port: number, word: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let heard = '';
    const end = (): void => {
      socket.destroy();
      resolve(heard === word);
    };
    socket.setEncoding('utf8').setTimeout(ANSWER_LIMIT_MS, end);
    socket
      .on('data', (text: string) => (heard += text))
      .on('close', end)
      .on('error', end);
  });

/**
 * Makes the data folder where it is missing and claims it for this process, for two that run on one would write over each other's sandbox. The claim is a
 * port that answers with a word: a killed process answers no more, whoever has its number now.
 * Throws CONFIG_INVALID when another process holds it.
 */
export const claimDataFolder = async (dataDir: string, resources: Resources): Promise<void> => {
  prepareDataFolder(dataDir);
  const file = path.join(dataDir, 'claim.json');
  const claim = readClaim(file);
  if (claim !== null && (await answers(claim.port, claim.word))) {
    throw new AppError('CONFIG_INVALID', `The data folder ${dataDir} is in use by the process ${claim.pid}.`, {
      nextStep: 'Stop that process, or set DATA_DIR to another folder.',
    });
  }
  const word = randomUUID();
  const server = createServer((socket) => socket.on('error', () => undefined).end(word));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens on a TCP port
  writeFileSync(file, JSON.stringify({ pid: process.pid, port, word }));
  resources.own('claim of the data folder', () => {
    rmSync(file, { force: true });
    server.close();
  });
};
