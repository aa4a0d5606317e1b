import { z } from 'zod';

/**
 * What can be made to go wrong on one server; the shape of `PUT /_faults`. Everything left out is as it should be.
 * Rates are between 0 and 1 and are spread evenly (0.25 fails every fourth call), so that a run can be repeated.
 */
export const faultsSchema = z.strictObject({
  /** Only endpoints whose label contains this text are struck, e.g. `Stock`; all when empty. */
  endpoint: z.string().default(''),
  /** Milliseconds every answer waits. */
  latencyMs: z.number().int().min(0).default(0),
  /** Share of calls answered with `errorStatus`. */
  errorRate: z.number().min(0).max(1).default(0),
  errorStatus: z.number().int().min(400).max(599).default(503),
  /** Sent as Retry-After with the error, in seconds. */
  retryAfterSeconds: z.number().int().min(0).nullable().default(null),
  /** The server is gone: connections are reset. */
  down: z.boolean().default(false),
  /** Share of answers cut off in the middle of the body. */
  truncateRate: z.number().min(0).max(1).default(0),
  /** The server's clock (Date header, `asOf`, webhook timestamps) is off by this much. */
  clockSkewMs: z.number().int().default(0),
  /** The plan took this share of its stocks wrongly, by so many units (planning only). */
  stockDrift: z
    .strictObject({ share: z.number().min(0).max(1), by: z.number().int() })
    .nullable()
    .default(null),
  webhooks: z
    .strictObject({
      /** Share of deliveries sent a second time. */
      duplicateRate: z.number().min(0).max(1).default(0),
      /** Share of deliveries lost for good. */
      dropRate: z.number().min(0).max(1).default(0),
      /** Every delivery waits this long. */
      delayMs: z.number().int().min(0).default(0),
      /** Deliveries are held until this many are waiting and then sent newest first; 1 keeps their order. */
      reverseInGroupsOf: z.number().int().min(1).default(1),
    })
    .prefault({}),
});
export type FaultSettings = z.infer<typeof faultsSchema>;
export type FaultInput = z.input<typeof faultsSchema>;

/** Spreads a rate evenly over calls: `true` for that share of them. */
export const createRate = (): ((rate: number) => boolean) => {
  let owed = 0;
  return (rate) => {
    owed += rate;
    if (owed < 1) return false;
    owed -= 1;
    return true;
  };
};

/** The faults of one server, as they are now. */
export class Faults {
  #settings: FaultSettings = faultsSchema.parse({});
  readonly #failing = createRate();
  readonly #truncating = createRate();

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Replaces all faults; throws a ZodError naming what is wrong with the input. */
  set(input: FaultInput): FaultSettings {
    this.#settings = faultsSchema.parse(input);
    return this.#settings;
  }

  clear(): void {
    this.set({});
  }

  strikes(endpoint: string): boolean {
    return endpoint.includes(this.#settings.endpoint);
  }

  /** Whether the call that is coming in now is to fail. */
  takeFailure(): boolean {
    return this.#failing(this.#settings.errorRate);
  }

  takeTruncation(): boolean {
    return this.#truncating(this.#settings.truncateRate);
  }
}
