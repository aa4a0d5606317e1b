import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { systemCodeSchema } from '@distribution/model/origin';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { connectionSchema, credentialsSchema } from '@distribution/platform/outbound/connection';
import { z } from 'zod';

/** How to prove who calls. A web token is signed here, for one user, with the key of the scenario. */
const freppleCredentialsSchema = z.discriminatedUnion('kind', [
  ...credentialsSchema.options,
  z.strictObject({
    kind: z.literal('WEB_TOKEN'),
    /** The user the graph works as. */
    username: z.string().min(1),
    /** `SECRET_WEBTOKEN_KEY` of the scenario, or `AUTH_SECRET_KEY` of the installation. */
    secret: z.string().min(1),
  }),
]);
export type FreppleCredentials = z.infer<typeof freppleCredentialsSchema>;

/** Settings of one scenario of one frePPLe. */
export const freppleConfigSchema = connectionSchema.omit({ webhookSecret: true }).extend({
  /** What the planning platform is called in the graph. */
  system: systemCodeSchema.prefault('planning'),
  credentials: freppleCredentialsSchema.default({ kind: 'NONE' }),
  /** The scenario that is read; `null` is the one frePPLe calls default. */
  scenario: z.string().regex(/^\w+$/, 'must be the name of a scenario').nullable().default(null),
  /** The time zone of the server (`FREPPLE_TIME_ZONE`); its times carry none. */
  timeZone: zoneIdSchema.prefault('UTC'),
  /** Unit of every item; `null` takes the unit that each item has in frePPLe. */
  unit: unitCodeSchema.nullable().default(null),
  /** frePPLe's own unit names by UN/ECE Rec 20, on top of the common ones. */
  units: z.record(z.string(), z.string()).default({}),
  /** The measure of the forecast plan that is expected demand; overrides count in it. */
  measure: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/i, 'must be the name of a measure')
    .default('forecasttotal'),
  /** Seconds after which a plan that was not made anew is looked through for edits. */
  editsEverySeconds: z.number().int().min(0).default(900),
  /** Records per page of changes. */
  pageSize: z.number().int().min(1).max(2000).default(500),
  /** Seconds that are read again by every poll; longer than the longest transaction, imports included. */
  overlapSeconds: z.number().int().min(1).max(86_400).default(600),
  /** Milliseconds one attempt may take: frePPLe sends its whole plan at once. */
  timeoutMs: z.number().int().positive().default(60_000),
});
export type FreppleConfig = z.infer<typeof freppleConfigSchema>;
