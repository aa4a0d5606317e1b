import { z } from 'zod';
import { quotaSettings } from './quota/quota-settings.ts';

/** How to prove who calls: user and password (HTTP Basic), a bearer token, or not at all. */
export const credentialsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('BASIC'), username: z.string().min(1), password: z.string().min(1) }),
  z.strictObject({ kind: z.literal('BEARER'), token: z.string().min(1) }),
  z.strictObject({ kind: z.literal('NONE') }),
]);
export type OutboundCredentials = z.infer<typeof credentialsSchema>;

/** The settings every connection to an outside system has. Adapters extend it with their own. */
export const connectionSchema = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
  credentials: credentialsSchema.default({ kind: 'NONE' }),
  /** Shared secret of the system's webhooks; `null` when it pushes nothing. */
  webhookSecret: z.string().min(16).nullable().default(null),
  /** Milliseconds one attempt may take. */
  timeoutMs: z.number().int().positive().default(10_000),
  /** Calls of one process at once, divided among the lanes from 3 on; stay below what the system allows. */
  maxConcurrent: z.number().int().positive().max(256).default(12),
  maxAttempts: z.number().int().positive().max(10).default(4),
  ...quotaSettings,
});

/** The headers that carry the credentials. */
export const credentialHeaders = (credentials: OutboundCredentials): Readonly<Record<string, string>> => {
  switch (credentials.kind) {
    case 'BASIC':
      return {
        authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`,
      };
    case 'BEARER':
      return { authorization: `Bearer ${credentials.token}` };
    case 'NONE':
      return {};
  }
};
