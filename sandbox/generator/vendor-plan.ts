import { createDice } from './dice.ts';
import { glnOf } from './gs1-keys.ts';
import { type ItemProfile, VENDOR_COUNT } from './item-profile.ts';
import type { VendorItemRecord, VendorRecord } from '../world/records.ts';
import { textOfCents, textOfMilli } from '../world/amount.ts';
import { COMPANY_STEMS, VENDOR_TRADES } from './words.ts';

/** A supplier and how it delivers. */
export interface VendorPlan {
  readonly record: VendorRecord;
  readonly leadTimeDays: number;
  /** Late suppliers confirm later than asked and then miss even that now and then. */
  readonly late: boolean;
}

const STREAM = 2;
const TERMS = 3;

/** The suppliers of a seed. */
export const createVendorPlans = (seed: number): readonly VendorPlan[] =>
  Array.from({ length: VENDOR_COUNT }, (_, index) => {
    const dice = createDice(seed, STREAM, index);
    const overseas = dice.happens(0.25);
    const state = dice.fraction();
    const stem = COMPANY_STEMS[index % COMPANY_STEMS.length] ?? '';
    const trade = VENDOR_TRADES[Math.floor(index / COMPANY_STEMS.length)] ?? '';
    return {
      record: {
        VendorNo: `V-${1001 + index}`,
        VendorName: `${stem} ${trade}`,
        VendorStatus: state < 0.95 ? 'OK' : state < 0.985 ? 'HOLD' : 'BLOCKED',
        CountryCode: overseas ? dice.pick(['CN', 'DE', 'MX', 'VN', 'IN']) : 'US',
        GlobalLocationNo: dice.happens(0.8) ? glnOf(index + 1, 1) : null,
        CurrencyCode: 'USD',
      },
      leadTimeDays: overseas ? dice.between(28, 55) : dice.between(4, 14),
      late: dice.happens(0.15),
    };
  });

/** What a vendor asks of an order of an item; amounts in thousandths of the base unit. */
export interface VendorTerms {
  readonly record: VendorItemRecord;
  readonly vendor: VendorPlan;
  readonly minimum: number;
  readonly multiple: number;
}

/** The terms of every vendor of an item, the primary one first. */
export const createVendorTerms = (
  seed: number,
  profile: ItemProfile,
  vendors: readonly VendorPlan[],
): readonly VendorTerms[] =>
  profile.vendors.flatMap((vendorIndex, rank) => {
    const vendor = vendors[vendorIndex];
    if (vendor === undefined) return [];
    const dice = createDice(seed, TERMS, profile.index, rank);
    const multiple = (profile.cartonSize ?? (profile.step === 1000 ? dice.pick([1, 5, 10]) : 25)) * 1000;
    const minimum = Math.max(1, Math.ceil((profile.dailyMilli * dice.between(1, 4)) / multiple)) * multiple;
    const leadTimeDays = vendor.leadTimeDays + dice.between(0, 4);
    const deviationTenths = Math.max(5, Math.floor(leadTimeDays * (vendor.late ? 4 : 1.5)));
    const record: VendorItemRecord = {
      VendorNo: vendor.record.VendorNo,
      ItemNo: profile.itemNo,
      IsPrimary: rank === 0,
      VendorItemNo: dice.happens(0.9) ? `${dice.between(10_000, 99_999)}-${profile.index}` : null,
      LeadTimeDays: leadTimeDays,
      LeadTimeStdDev: dice.happens(0.93) ? textOfMilli(deviationTenths * 100) : null,
      MinOrderQty: textOfMilli(minimum),
      OrderMultiple: textOfMilli(multiple),
      DirectUnitCost: textOfCents(rank === 0 ? profile.costCents : profile.costCents + dice.between(1, 60)),
      CurrencyCode: vendor.record.CurrencyCode,
    };
    return [{ record, vendor, minimum, multiple }];
  });
