import type { RequestContext } from '../request/request-context.ts';
import type { FreshnessLog } from './freshness/freshness-log.ts';
import type { SourceLedger } from './source-ledger.ts';

/** One request as a subgraph sees it: who asks, until when, and the ledger of what had to be asked outside, and the log of how old what is answered is. */
export interface SubgraphRequest extends RequestContext {
  readonly ledger: SourceLedger;
  readonly freshness: FreshnessLog;
}
