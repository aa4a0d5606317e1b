import { removalSchema, upsertSchema } from '@distribution/model/erp/change';
import type { ParsedDelivery } from '@distribution/model/erp/system-adapter';
import { CODE_KINDS } from '@distribution/model/operations/stewardship';
import { z } from 'zod';

const contentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('POLL_HINT') }),
  z.object({
    kind: z.literal('CHANGES'),
    page: z.object({
      changes: z.array(z.union([upsertSchema, removalSchema])),
      untranslatable: z.array(
        z.object({
          key: z.string(),
          reason: z.string(),
          payload: z.string(),
          series: z
            .object({ versionCode: z.string(), sku: z.string(), locationCode: z.string(), measure: z.string() })
            .optional(),
          unknown: z.array(z.object({ kind: z.enum(CODE_KINDS), code: z.string() })).default([]),
        }),
      ),
    }),
  }),
]);
export type DeliveryContent = z.infer<typeof contentSchema>;

/** What of a checked delivery is kept: its content as canonical JSON text, so that it can be applied without its signature. */
export const writeDeliveryContent = (content: ParsedDelivery['content']): string => JSON.stringify(content);

/** Parses the text back; throws a ZodError when an older release wrote something that is no longer understood. */
export const parseDeliveryContent = (text: string): DeliveryContent => contentSchema.parse(JSON.parse(text));
