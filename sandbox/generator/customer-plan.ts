import type { CustomerRecord } from '../world/records.ts';
import { createDice } from './dice.ts';
import { glnOf } from './gs1-keys.ts';
import { PLANNED_SITES, type PlannedSite } from './site-plan.ts';
import { COMPANY_STEMS, CUSTOMER_TRADES } from './words.ts';

/** A customer and the site it is served from as a rule. */
export interface CustomerPlan {
  readonly record: CustomerRecord;
  readonly home: PlannedSite;
}

const CUSTOMER_COUNT = 300;
const STREAM = 4;

/** The customers of a seed. */
export const createCustomerPlans = (seed: number): readonly CustomerPlan[] =>
  Array.from({ length: CUSTOMER_COUNT }, (_, index) => {
    const dice = createDice(seed, STREAM, index);
    const stem = COMPANY_STEMS[index % COMPANY_STEMS.length] ?? '';
    const trade = CUSTOMER_TRADES[Math.floor(index / COMPANY_STEMS.length) % CUSTOMER_TRADES.length] ?? '';
    const rank = dice.fraction();
    return {
      record: {
        CustomerNo: `C-${20_001 + index}`,
        CustomerName: `${stem} ${trade}`,
        ServiceClass: rank < 0.15 ? 'A' : rank < 0.5 ? 'B' : 'C',
        CountryCode: 'US',
        GlobalLocationNo: dice.happens(0.6) ? glnOf(500, index + 1) : null,
        CurrencyCode: 'USD',
        PriceGroupCode: rank < 0.15 ? 'KEY' : rank < 0.5 ? 'CONTRACT' : null,
      },
      home: dice.pick(PLANNED_SITES),
    };
  });
