import type { CodeLookup } from '@distribution/model/erp/unknown-code';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { SystemCode } from '@distribution/model/origin';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import type { ODataClient } from './protocol/client.ts';
import type { SiteBook } from './site.ts';
import type { TranslationContext } from './translation.ts';

/** What reading needs. */
export interface SourceParts {
  readonly system: SystemCode;
  readonly client: ODataClient;
  readonly sites: SiteBook;
  readonly units: UnitLookup;
  /** What stewards said of the ERP's codes. */
  readonly codes: CodeLookup;
  readonly pageSize: number;
  readonly revisions: ReadingRevisions;
}

/** Gives out revisions by when something was read: the ERP tells whole seconds, and within one the readings count up. */
export class ReadingRevisions {
  #last = 0;

  /** Microseconds since the epoch, above every one before. */
  next(answeredAt: Instant): number {
    this.#last = Math.max(this.#last + 1, epochMillisOf(answeredAt) * 1000);
    return this.#last;
  }

  /** The last one that was given out. */
  get last(): number {
    return this.#last;
  }

  /** Goes on above those that an earlier process gave out. */
  continueAfter(revision: number): void {
    this.#last = Math.max(this.#last, revision);
  }
}

/** What translation needs, at the time of an answer. */
export const contextAt = (
  { system, units, codes, sites, revisions }: Pick<SourceParts, 'system' | 'units' | 'codes' | 'sites' | 'revisions'>,
  answeredAt: Instant,
): Omit<TranslationContext, 'remark'> => ({
  system,
  answeredAt,
  units,
  currency: (code) => codes('CURRENCY', code) ?? code,
  site: (name) => sites.get(name) ?? sites.get(codes('LOCATION', name) ?? name),
  readingRevision: () => revisions.next(answeredAt),
});
