import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { verifyWebhook } from '@distribution/platform/outbound/webhook-signature';
import type { EpcisConfig } from './config.ts';
import { type ReceivedEvent, readDocument } from './read-document.ts';
import { movementsOf } from './translate-movements.ts';

/** What captured documents are called in the folder; they are whole as soon as they are there. */
export const CAPTURED = /^capture-[0-9a-f]{64}\.json$/;

/** Puts a document into the folder, whole or not at all, and on the disk before anybody is told that it was taken. */
const put = async (folder: string, body: Uint8Array): Promise<void> => {
  const name = `capture-${createHash('sha256').update(body).digest('hex')}.json`;
  const draft = path.join(folder, `.${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(body);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path.join(folder, name));
  } catch (cause) {
    await rm(draft, { force: true });
    throw new AppError('UPSTREAM_UNAVAILABLE', `a captured document cannot be put into ${folder}`, { cause });
  }
};

/** The flow that is told to look: that of movements when the document moves anything or makes no sense, else the shipments'. */
const flowOf = (events: readonly ReceivedEvent[], config: EpcisConfig): FlowName => {
  const [first = 'movements'] = config.flows;
  if (!config.flows.includes('shipments')) return first;
  const origin = { system: config.system, asOf: instantOf(0), revision: 0 };
  const moves = events.some((received) => {
    try {
      return received.event === null || movementsOf(config, received, received.event, origin).length > 0;
    } catch {
      return true; // the reader will say what is wrong with it
    }
  });
  return moves ? first : 'shipments';
};

/**
 * The capture interface: a signed EPCIS document or event over HTTP. It is put into the folder, where it is read as any
 * other, since one document may tell of movements and shipments; the flow is told to look there. `null` without a secret.
 */
export const createCapture = (config: EpcisConfig, now: () => number): SystemAdapter['parseWebhook'] => {
  const { webhookSecret: secret, folder } = config;
  if (secret === null) return null;
  return async ({ headers, body }) => {
    const verdict = verifyWebhook(secret, headers, body, now());
    if (verdict !== 'GENUINE') throw new AppError('WEBHOOK_REJECTED', `the delivery was not believed: ${verdict}`);
    const events = readDocument(Buffer.from(body).toString('utf8'));
    const [only] = events;
    if (only !== undefined && only.event === null && events.length === 1) {
      throw new AppError('WEBHOOK_REJECTED', `the delivery is signed and not read: ${only.reason}`);
    }
    await put(folder, body);
    return { deliveryId: headers['webhook-id'] ?? '', flow: flowOf(events, config), content: { kind: 'POLL_HINT' } };
  };
};
