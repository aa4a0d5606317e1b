import type { Location } from '../locations/location.ts';
import type { Money } from '../measure/money.ts';
import type { Product } from '../products/product.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { SupplierProduct } from './supplier-product.ts';
import type { NewPurchaseOrder } from './purchasing.ts';
import type { Supplier } from './supplier.ts';

/**
 * What an order to a supplier must satisfy. SUPPLIER_ELIGIBLE: may be ordered from. ITEM_PURCHASABLE: is still bought.
 * TERMS_MET: the supplier delivers the item, at least and in steps of so much, at the agreed price, in time.
 * SITE_RECEIVES: the site exists and is of the entity that orders. WITHIN_BUDGET: what the site may spend this month.
 */
export const PURCHASE_RULES = [
  'SUPPLIER_ELIGIBLE',
  'ITEM_PURCHASABLE',
  'TERMS_MET',
  'SITE_RECEIVES',
  'WITHIN_BUDGET',
] as const;
export type PurchaseRule = (typeof PURCHASE_RULES)[number];

/** A record as its system of record has it now; or only as it was last known, because that system could not be asked. */
export type Fact<T> =
  | { readonly is: 'KNOWN'; readonly value: T | null; readonly system: string; readonly asOf: Instant | null }
  | { readonly is: 'UNKNOWN'; readonly reason: string; readonly system: string; readonly asOf: Instant | null };

/** The facts about one line; both by its SKU. */
export interface LineFacts {
  readonly product: Fact<Product>;
  readonly terms: Fact<SupplierProduct>;
}

/** What a site may spend in the current calendar month, and what it has ordered in it so far. */
export interface SpentBudget {
  readonly budget: Money;
  readonly ordered: Money;
}

/** All an order is judged by. */
export interface PurchaseFacts {
  readonly supplier: Fact<Supplier>;
  readonly site: Fact<Location>;
  /** In the order of the order's lines. */
  readonly lines: readonly LineFacts[];
  /** The day it is at the site. */
  readonly today: LocalDate;
  /** `null` where no budget is set for the site in the order's currency. */
  readonly spent: Fact<SpentBudget> | null;
}

/** What one rule says; of one line where `line` is not `null`. */
export interface RuleOutcome {
  readonly rule: PurchaseRule;
  readonly line: number | null;
  /** NOT_APPLICABLE: there is nothing to hold it against, as where no budget is set. */
  readonly outcome: 'PASSED' | 'FAILED' | 'UNKNOWN' | 'NOT_APPLICABLE';
  /** Stable word for what is wrong; `null` unless it failed. */
  readonly code: string | null;
  readonly message: string;
  readonly system: string | null;
  readonly asOf: Instant | null;
}

/** REFUSED: a rule fails. UNKNOWN: none is known to fail and not all could be judged. OK: all hold. */
export type PurchaseVerdict = 'OK' | 'REFUSED' | 'UNKNOWN';

/** The verdict of all rules together: what cannot be judged is never taken to hold. */
export const verdictOf = (outcomes: readonly RuleOutcome[]): PurchaseVerdict => {
  if (outcomes.some(({ outcome }) => outcome === 'FAILED')) return 'REFUSED';
  return outcomes.some(({ outcome }) => outcome === 'UNKNOWN') ? 'UNKNOWN' : 'OK';
};

/** An order before it is one: as {@link NewPurchaseOrder}, without the instant it is ordered at. */
export type PurchaseToCheck = Omit<NewPurchaseOrder, 'orderedAt'>;
