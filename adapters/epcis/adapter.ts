// A sender of GS1 EPCIS 2.0: JSON-LD documents and single events, by files and by capture over HTTP. In: what happened to
// goods, where and why. Out: movements of stock at our own locations, and shipments with the milestones that were told of
// them. The way out, describe-epcis.ts, makes EPCIS documents of ours. An event that cannot be understood is kept with its
// reason. When the folder is not there every method fails with a typed error, and nothing is lost.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { AppError } from '@distribution/platform/errors/app-error';
import { createInbox } from '@distribution/platform/inbox/inbox';
import { CAPTURED, createCapture } from './capture.ts';
import { createEpcisChanges } from './changes.ts';
import { epcisConfigSchema } from './config.ts';
import { ShipmentHistory } from './shipment-history.ts';

export const adapter = defineAdapter({
  name: 'epcis',
  configSchema: epcisConfigSchema,
  create: (config, host): SystemAdapter => {
    const { folder } = config;
    const ledger = config.ledgerFolder ?? `${path.resolve(folder)}.ledger`;
    const isWhole = async (file: Buffer): Promise<boolean> => CAPTURED.test(path.basename(file.toString('utf8')));
    const inbox = createInbox({ ...config, isWhole, now: host.now });
    const shipments = new ShipmentHistory(path.join(ledger, 'shipments'), config);
    return {
      system: config.system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: null,
      purchasing: null,
      changes: createEpcisChanges(inbox, config, shipments, host.now),
      parseWebhook: createCapture(config, host.now),
      probe: async () => {
        await readdir(folder).catch((cause: unknown) => {
          throw new AppError('UPSTREAM_UNAVAILABLE', `the folder ${folder} cannot be read`, { cause });
        });
      },
      close: async () => undefined,
    };
  },
});
