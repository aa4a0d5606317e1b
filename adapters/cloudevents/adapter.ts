// A sender of CloudEvents 1.0: by signed webhooks (structured, batched, binary) and by files. In: events of the versioned
// types in event-data.ts. Out: canonical records; an event of an unknown type or version is kept with its reason, never
// guessed at. The way out, describe-event.ts, makes CloudEvents of what this graph tells. When the folder is not there,
// reading fails with a typed error and webhooks go on.
import { readdir } from 'node:fs/promises';
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { AppError } from '@distribution/platform/errors/app-error';
import { createInbox } from '@distribution/platform/inbox/inbox';
import { createEventChanges } from './changes.ts';
import { cloudEventsConfigSchema } from './config.ts';
import { createWebhookParser } from './webhook.ts';

export const adapter = defineAdapter({
  name: 'cloudevents',
  configSchema: cloudEventsConfigSchema,
  create: (config, host): SystemAdapter => {
    const { folder } = config;
    return {
      system: config.system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: null,
      purchasing: null,
      changes: createEventChanges(
        folder === null ? null : createInbox({ ...config, folder, now: host.now }),
        config,
        host.now,
      ),
      parseWebhook: createWebhookParser(config, host.now),
      probe: async () => {
        if (folder === null) return;
        await readdir(folder).catch((cause: unknown) => {
          throw new AppError('UPSTREAM_UNAVAILABLE', `the folder ${folder} cannot be read`, { cause });
        });
      },
      close: async () => undefined,
    };
  },
});
