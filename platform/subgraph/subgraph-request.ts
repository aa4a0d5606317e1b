import type { RequestContext } from '../request/request-context.ts';
import type { SourceLedger } from './source-ledger.ts';

/** One request as a subgraph sees it: who asks, until when, and the ledger of what had to be asked outside. */
export interface SubgraphRequest extends RequestContext {
  readonly ledger: SourceLedger;
}
