import type { Ref } from '../entity-id.ts';
import type { ForecastVersionCode } from '../forecasts/forecast.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ReadScope } from '../read-scope.ts';
import type { PurchaseOrderId } from '../supply/purchase-order.ts';
import type { Instant } from '../time/instant.ts';

/** Of the changes of forecasts over the threshold, how many a decision took up in time. Each counts once. */
export interface ForecastReach {
  readonly expected: number;
  readonly inTime: number;
  /** Taken up after their time, or not at all though it is over. */
  readonly late: number;
  /** Not taken up, and their time is not over. */
  readonly pending: number;
  /** Not taken up before a newer version took their place, within their time: they count neither way. */
  readonly overtaken: number;
  /** inTime ÷ (inTime + late), per cent with two digits; `null` where neither is. */
  readonly percentInTime: Decimal | null;
}

/** Of the orders to suppliers, how many came from something that was recommended and approved. Each counts once. */
export interface OrderMatch {
  readonly ordered: number;
  readonly fromCommands: number;
  readonly fromParameters: number;
  readonly unmatched: number;
  /** (fromCommands + fromParameters) ÷ ordered, per cent with two digits; `null` without any order. */
  readonly percentMatched: Decimal | null;
}

export interface ReplenishmentOutcomes {
  readonly forecasts: ForecastReach;
  readonly purchaseOrders: OrderMatch;
}

/**
 * What an order came from. COMMAND: it was made from here, by leave of policy or of a person. PARAMETERS: the last decision
 * before it about each of its products at its site moved their parameters, and the ERP ordered by these.
 */
export interface OrderRecommendation {
  readonly kind: 'COMMAND' | 'PARAMETERS';
  readonly commandId: string | null;
  readonly approvalIds: readonly string[];
  /** The forecasts that moved the parameters. */
  readonly versionCodes: readonly ForecastVersionCode[];
}

/** What is looked at: orders placed, and versions published, from an instant on and before another; all regions when `null`. */
export interface OutcomeRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly regions: readonly string[] | null;
}

/** Reads of what became of decisions. */
export interface OutcomesReader {
  summarize(range: OutcomeRange, scope: ReadScope, now: Instant): Promise<ReplenishmentOutcomes>;
  /** The orders that came from nothing approved, newest first. */
  listUnmatched(range: OutcomeRange, page: PageRequest, scope: ReadScope): Promise<Page<Ref<'PurchaseOrder'>>>;
  /** What each order came from, in the order of the ids; `null` for nothing approved, and for what the caller may not see. */
  loadRecommendations(
    orders: readonly PurchaseOrderId[],
    scope: ReadScope,
  ): Promise<readonly (OrderRecommendation | null)[]>;
}
