import type { AdapterDefinition } from '@distribution/model/erp/adapter-definition';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import type { AdapterCapability } from './capability.ts';

/** The settings a rule turns; everything else stays as the world says. `baseUrl` is always given: the kit's own line. */
export interface Knobs {
  readonly baseUrl: string;
  /** Records per page of changes. */
  readonly pageSize?: number;
  /** Keys per call of a read by key. */
  readonly keysPerRead?: number;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs?: number;
  /** 1: nothing is repeated. */
  readonly maxAttempts?: number;
  /** `null`: no webhook is believed. */
  readonly webhookSecret?: string | null;
}

/** Something done to one record of the system; answers the record's canonical natural key. */
export type RecordStep = () => Promise<readonly string[]>;
/** A step per flow. */
export type FlowSteps = Readonly<Partial<Record<FlowName, RecordStep>>>;

/** A record of which everything that matters is known: what a flow must tell of it. */
export interface KnownRecord {
  readonly flow: FlowName;
  /** Natural key, as the canonical record has it. */
  readonly key: readonly string[];
  /** What the canonical record must contain: fields that are not named here do not matter. */
  readonly contains: Readonly<Record<string, unknown>>;
}

/**
 * A running system with known content, and what can be done to it. What a world cannot do it leaves out; the rules that
 * need it are waived and say so. The kit opens one for every rule and closes it.
 */
export interface ConformanceWorld {
  /** Where the system answers; the kit puts a line with faults in front of it. */
  readonly url: string;
  /** Settings of the adapter beside the knobs: credentials, unit codes. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Texts that must never be seen in an error: passwords and tokens. */
  readonly secrets: readonly string[];
  /** Changes one record of the flow; every flow of the adapter has one, or none. */
  readonly change?: FlowSteps;
  /** Removes one record of the flow. */
  readonly remove?: FlowSteps;
  /** Why the records of a flow are never removed. */
  readonly neverRemoved?: Readonly<Partial<Record<FlowName, string>>>;
  /** Flows whose records the system puts in no order, each with why: their revisions may tell when a record was read. */
  readonly unordered?: Readonly<Partial<Record<FlowName, string>>>;
  /** Gives one record of the flow something that has no canonical meaning, such as a unit nobody knows. */
  readonly spoil?: FlowSteps;
  /** Sets the system's clock off by so many milliseconds. */
  readonly skewClock?: (millis: number) => Promise<void>;
  readonly known?: readonly KnownRecord[];
  /** Has the system push every change to the URL, signed with the secret. */
  readonly pushTo?: (url: string, secret: string) => Promise<void>;
  /** A purchase order the system takes, and how many it has. */
  readonly orders?: { readonly sample: NewPurchaseOrder; readonly count: () => Promise<number> };
  close(): Promise<void>;
}

/** A live system, as `--url` and `--config` name it. */
export interface LiveSystem {
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What an adapter hands to the kit: `fixtures/conformance.ts` of its folder exports it as `conformance`. */
export interface ConformanceSubject {
  readonly definition: AdapterDefinition;
  /** What the adapter does not do, each with its reason. A rule checks that this is not a way around the others. */
  readonly lacks: Readonly<Partial<Record<AdapterCapability, string>>>;
  /** Knobs by the adapter's own names; absent: `pageSize`, `maxKeysPerRead`, `timeoutMs`, `maxAttempts`, `webhookSecret`. */
  readonly settingsOf?: (knobs: Knobs) => Readonly<Record<string, unknown>>;
  /** Opens the sample system. */
  readonly openWorld: () => Promise<ConformanceWorld>;
  /** Opens a live test system in which records may be changed; absent: a live system is only read. */
  readonly openLiveWorld?: (live: LiveSystem) => Promise<ConformanceWorld>;
}
