import { locationCodeSchema } from '@distribution/model/locations/location';
import { moneySchema } from '@distribution/model/measure/money';
import type { Config } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';
import type { PurchasingPolicy } from '@distribution/subgraphs/services';

const ENTRY = /^(?<site>[^=]+)=(?<amount>[\d.]+)\s+(?<currency>[A-Z]{3})$/;

const budgetOf = (entry: string): PurchasingPolicy['budgets'][number] => {
  const { site, amount, currency } = ENTRY.exec(entry.trim())?.groups ?? {};
  const code = locationCodeSchema.safeParse(site);
  const money = moneySchema.safeParse({ amount, currency });
  if (!code.success || !money.success)
    throw new AppError('CONFIG_INVALID', `PURCHASE_BUDGETS: "${entry}" is not SITE=amount currency.`, {
      nextStep: 'Write it as in DC-ATL=250000 USD, with commas between several.',
    });
  return { site: code.data, money: money.data };
};

/** By what orders to suppliers are checked, as set. Throws CONFIG_INVALID. */
export const purchasingPolicyOf = (config: Pick<Config, 'purchaseCheckMs' | 'purchaseBudgets'>): PurchasingPolicy => ({
  checkMs: config.purchaseCheckMs,
  budgets: (config.purchaseBudgets ?? []).map(budgetOf),
});
