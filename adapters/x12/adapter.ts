// Partners that speak ASC X12, by way of two folders: one into which a translator or AS2 server puts what they send, one
// from which it carries away what is sent to them. In: interchanges of orders (850, 860), confirmations (855), ship notices
// (856), invoices (810), stock (846), product activity (852), plans (830) and acknowledgements (997). Out: canonical
// records or the reason why there is none, a 997 for every group received, and purchase orders as 850. Nothing of X12 is
// seen outside of this folder. When a folder is not there every method fails with a typed error, and nothing is lost.
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { AppError } from '@distribution/platform/errors/app-error';
import { createInbox } from '@distribution/platform/inbox/inbox';
import { createX12Changes } from './changes.ts';
import { x12ConfigSchema } from './config.ts';
import { ControlRegister } from './control-register.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { OrderHistory } from './order-history.ts';
import { createOutbox } from './outbox.ts';
import type { Reception } from './receive-document.ts';
import { createSites } from './translation.ts';
import { createX12Units } from './x12-units.ts';

const LONGEST_TRAILER = 64;

/** Whether a file ends with the trailer of an interchange: then nothing more is to come. */
const endsWithTrailer = async (file: Buffer): Promise<boolean> => {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(Math.min(size, LONGEST_TRAILER));
    await handle.read(end, 0, end.length, size - end.length);
    return /IEA([^A-Za-z0-9\s])\d{1,5}\1\d{9}(?:[^A-Za-z0-9]\s*)$/.test(end.toString('latin1'));
  } finally {
    await handle.close();
  }
};

export const adapter = defineAdapter({
  name: 'x12',
  configSchema: x12ConfigSchema,
  create: (config, host): SystemAdapter => {
    const { system, outFolder } = config;
    const ledger = config.ledgerFolder ?? `${path.resolve(outFolder)}.ledger`;
    const inbox = createInbox({ ...config, isWhole: endsWithTrailer, now: host.now });
    const reception: Reception = {
      config,
      partners: new Map(
        Object.values(config.partners).map((partner) => [
          partner.address,
          { partner, units: createX12Units(partner.units) },
        ]),
      ),
      site: createSites(config.sites),
      outbox: createOutbox(path.resolve(outFolder), ledger),
      register: new ControlRegister(path.join(ledger, 'received')),
      orders: new OrderHistory(path.join(ledger, 'orders')),
      now: host.now,
    };
    return {
      system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: null,
      purchasing: createPurchasing(reception, host.decisions),
      changes: createX12Changes(inbox, reception),
      parseWebhook: null,
      probe: async () => {
        for (const folder of [config.folder, outFolder]) {
          await readdir(folder).catch((cause: unknown) => {
            throw new AppError('UPSTREAM_UNAVAILABLE', `the folder ${folder} cannot be read`, { cause });
          });
        }
      },
      close: async () => undefined,
    };
  },
});
