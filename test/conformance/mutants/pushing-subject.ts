import { conformance as files } from '@distribution/adapters/flat-file/fixtures/conformance';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { openWebhook } from '@distribution/platform/outbound/open-webhook';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { z } from 'zod';
import type { DocumentSubject, DocumentWorld } from '../documents/document-subject.ts';

const notice = z.object({ id: z.string(), flow: z.enum(FLOW_NAMES) });

/** Flat files whose sender also says, signed, that there is one: the smallest good channel with pushes. */
export const pushing: DocumentSubject = {
  definition: {
    ...files.definition,
    create: (settings, host) => {
      // The kit hands out plain settings.
      const { webhookSecret = null, ...rest } = settings as { webhookSecret?: string | null };
      return {
        ...files.definition.create(rest, host),
        parseWebhook:
          webhookSecret === null
            ? null
            : async (delivery) => {
                const { id, flow } = openWebhook(webhookSecret, delivery, host.now(), notice);
                return { deliveryId: id, flow, content: { kind: 'POLL_HINT' } };
              },
      };
    },
  },
  lacks: {},
  settingsOf: ({ outFolder: _, ...knobs }) => knobs,
  openSender: async (): Promise<DocumentWorld> => {
    let pushes = 0;
    return {
      ...(await files.openSender()),
      push: (flow, secret, at) => {
        const id = `push-${(pushes += 1)}`;
        const body = Buffer.from(JSON.stringify({ id, flow }));
        const timestampSeconds = Math.floor(at / 1000);
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(timestampSeconds),
          'webhook-signature': signWebhook(secret, { id, timestampSeconds, body }),
        };
        return { headers, body };
      },
    };
  },
};
