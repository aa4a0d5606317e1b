import type { BearerSettings } from '../principal/bearer.ts';
import type { FLOW_DRIFT_REVIEWS, FLOW_MODES, FLOW_STAGE_NAMES, SERVICE_LEVEL_INDICATORS } from './named-settings.ts';
import type { ValueOf } from './setting.ts';
import type { SETTINGS } from './settings.ts';

/** An outside system: the adapter's name, and settings in the shape the adapter's own schema checks. */
export interface SystemConfig {
  readonly adapter: string;
  /** `system`, `baseUrl`, `credentials`, `webhookSecret` and whatever else the adapter takes. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What was set of one flow; the rest is as the flow declares it. */
export interface FlowConfig {
  readonly mode?: (typeof FLOW_MODES)[number];
  readonly system?: string;
  readonly owner?: string;
  readonly contributors?: readonly string[];
  readonly fieldOwners?: readonly string[];
  readonly legacySystem?: string;
  readonly stage?: (typeof FLOW_STAGE_NAMES)[number];
  readonly freshnessTargets?: readonly string[];
  readonly freshnessTargetSeconds?: number;
  readonly pollIntervalMs?: number;
  readonly reconcileHours?: number;
  readonly driftReview?: (typeof FLOW_DRIFT_REVIEWS)[number];
  readonly driftTolerance?: string;
  readonly driftTolerancePercent?: string;
}

/** What was set of one service level; the rest is as declared, if it is. */
export interface ServiceLevelConfig {
  readonly indicator?: (typeof SERVICE_LEVEL_INDICATORS)[number];
  readonly flow?: string;
  readonly region?: string;
  readonly location?: string;
  readonly thresholdSeconds?: number;
  readonly targetPercent?: string;
  readonly windowDays?: number;
}

/** What was set of one cache domain; the rest is as its loader declares it. */
export interface CacheConfig {
  readonly ttlMs?: number;
  readonly staleMs?: number;
  readonly maxEntries?: number;
}

/** What was set of one subgraph; the rest is as the gateway has it. */
export interface SubgraphConfig {
  readonly url?: string;
  readonly maxBatchSize?: number;
  readonly sharing?: boolean;
  readonly joinsFetches?: boolean;
  readonly pipelining?: number;
  readonly attemptTimeoutMs?: number;
  readonly maxCost?: number;
}

type Single = { readonly [K in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[K]> };

/** Everything that can be set, checked. Paths are absolute. */
export interface Config extends Omit<Single, `auth${string}`> {
  /** How bearer tokens are verified; `null` when no authentication is configured. */
  readonly auth: BearerSettings | null;
  readonly systems: Readonly<Record<string, SystemConfig>>;
  readonly flows: Readonly<Record<string, FlowConfig>>;
  readonly serviceLevels: Readonly<Record<string, ServiceLevelConfig>>;
  /** Freshness budgets that were set, in milliseconds, by domain. */
  readonly freshnessBudgetsMs: Readonly<Record<string, number>>;
  /** Freshness limits that were set, in milliseconds, by domain. */
  readonly freshnessLimitsMs: Readonly<Record<string, number>>;
  readonly cache: Readonly<Record<string, CacheConfig>>;
  /** How subgraphs are asked, by name. */
  readonly subgraphs: Readonly<Record<string, SubgraphConfig>>;
}

/** Names that may stand in the groups; a name that is not here is a mistake. `null` admits any. */
export interface Vocabulary {
  readonly systems: readonly string[] | null;
  readonly flows: readonly string[] | null;
  readonly serviceLevels: readonly string[] | null;
  readonly freshness: readonly string[] | null;
  readonly cache: readonly string[] | null;
  readonly subgraphs: readonly string[] | null;
}

/** Admits any name: for tools that only need the settings that stand alone. */
export const ANY_NAME: Vocabulary = {
  systems: null,
  flows: null,
  serviceLevels: null,
  freshness: null,
  cache: null,
  subgraphs: null,
};
