import { textList, wholeNumber } from './kind.ts';
import { defineSetting } from './setting.ts';

/** By what orders to suppliers are checked before they are orders. */
export const PURCHASING_SETTINGS = {
  purchaseCheckMs: defineSetting(
    'PURCHASE_CHECK_MS',
    wholeNumber(50, 10_000),
    800,
    'Milliseconds within which systems of record must answer when an order to a supplier is checked; what they do not answer is UNKNOWN.',
  ),
  purchaseBudgets: defineSetting(
    'PURCHASE_BUDGETS',
    textList,
    null,
    'What a site may order for in a calendar month of its own zone, as SITE=amount currency, for example `DC-ATL=250000 USD`. A site without one has no limit.',
  ),
};
