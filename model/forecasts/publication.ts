import type { Ref } from '../entity-id.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { ForecastVersionCode } from './forecast.ts';
import type { ForecastFinding } from './forecast-quality.ts';

/** What is done with a published version, in this order; each is done once, whatever dies meanwhile. */
export const PUBLICATION_STEPS = [
  /** Faults of the version are found; faulty series are left out, a version with too many is refused. */
  'QUALITY',
  /** What changed per product and location, from the version the ERP plans on there. */
  'DIFFERENCE',
  /** Which parameters move by it, and what policy says of each. */
  'DECISION',
  /** What policy allows is on its way to the ERP. */
  'PARAMETERS',
  /** Exceptions over the thresholds are raised. */
  'EXCEPTIONS',
  /** The planning status is told. */
  'STATUS',
] as const;
export type PublicationStepName = (typeof PUBLICATION_STEPS)[number];

/**
 * RUNNING → PUBLISHED; REFUSED where too much of it is faulty (and RUNNING again when it is asked for anew); SUPERSEDED where a newer version was published before it
 * was done; WITHDRAWN where the planners took it back before.
 */
export const PUBLICATION_STATES = ['RUNNING', 'PUBLISHED', 'REFUSED', 'SUPERSEDED', 'WITHDRAWN'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** A step that is done, and what it came to. */
export interface PublicationStep {
  readonly step: PublicationStepName;
  readonly finishedAt: Instant;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}

/** How one revision of one version is taken into the ERP. There is one, however often it is told or asked for. */
export interface ForecastPublication {
  readonly id: string;
  readonly versionCode: ForecastVersionCode;
  readonly version: Ref<'ForecastVersion'>;
  readonly revision: number;
  readonly state: PublicationState;
  /** When the planning platform published the version. */
  readonly publishedAt: Instant;
  /** The first day it counts: that on which it began, or the first the version plans for when that is later. */
  readonly startsOn: LocalDate;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** The newer version; `null` unless SUPERSEDED. */
  readonly supersededBy: ForecastVersionCode | null;
  readonly requestedBy: string;
  readonly steps: readonly PublicationStep[];
  readonly correlationId: string;
}

/** By what a version is checked, compared and acted upon. */
export interface PublicationPolicy {
  readonly horizonDays: number;
  readonly outlierFactor: Decimal;
  /** Per cent of the series that may be faulty. */
  readonly refusalPercent: Decimal;
  readonly spikePercent: Decimal;
  readonly influencePercent: Decimal;
  readonly influenceHours: number;
  /** Lower case. */
  readonly promotionWords: readonly string[];
}

/** Reads of publications. */
export interface PublicationReader {
  load(id: string): Promise<ForecastPublication | null>;
  /** The one of the version's present revision. */
  loadOfVersion(version: ForecastVersionCode): Promise<ForecastPublication | null>;
  /** Newest first. */
  list(page: PageRequest): Promise<Page<ForecastPublication>>;
  /**
   * Throws FORBIDDEN where the version has series beyond the scope, those held back included; it names the regions and legal
   * entities that are missing (`missingRegions`, `missingLegalEntities`). No version of that code: nothing is beyond.
   */
  requireWithin(version: ForecastVersionCode, scope: ReadScope): Promise<void>;
  listFindings(
    id: string,
    page: PageRequest,
    scope: ReadScope,
  ): Promise<Page<ForecastFinding & { readonly number: number }>>;
}
