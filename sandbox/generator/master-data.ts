import type { Draft } from './draft.ts';
import { createDice } from './dice.ts';
import { gtin14Of } from './gs1-keys.ts';
import type { ItemProfile } from './item-profile.ts';
import { planningRecordOf } from './position-plan.ts';
import { PLANNED_SITES } from './site-plan.ts';

const DETAIL = 6;

const putItem = ({ seed, world: { tables }, anchorAt }: Draft, profile: ItemProfile): void => {
  const dice = createDice(seed, DETAIL, profile.index);
  const { group } = profile;
  tables.Items.put(
    {
      ItemNo: profile.itemNo,
      Description: profile.name,
      LongText: dice.happens(0.6)
        ? `${profile.name}. ${group.path.replace('/', ', ')}; sold by the ${group.uom}.`
        : null,
      EanCode: profile.ean,
      ItemStatus: profile.status,
      CategoryCode: group.path,
      BaseUom: group.uom,
      LotTracking: group.lots,
      ShelfLifeDays: group.lots ? dice.pick([180, 365, 540, 730]) : null,
    },
    anchorAt,
  );
  if (profile.cartonSize === null) return;
  tables.ItemUoms.put(
    {
      ItemNo: profile.itemNo,
      UomCode: 'CTN',
      QtyNumerator: String(profile.cartonSize),
      QtyDenominator: '1',
      EanCode: profile.ean === null ? null : gtin14Of(1, profile.ean),
    },
    anchorAt,
  );
  if (!dice.happens(0.5)) return;
  tables.ItemUoms.put(
    {
      ItemNo: profile.itemNo,
      UomCode: 'PAL',
      QtyNumerator: String(profile.cartonSize * dice.pick([20, 40, 60])),
      QtyDenominator: '1',
      EanCode: null,
    },
    anchorAt,
  );
};

/** Writes items, units, sites, vendors, terms, customers and planning parameters. */
export const putMasterData = (draft: Draft): void => {
  const { tables } = draft.world;
  for (const site of PLANNED_SITES) tables.Sites.put(site.record, draft.anchorAt);
  for (const profile of draft.profiles) putItem(draft, profile);
  for (const vendor of draft.vendors) tables.Vendors.put(vendor.record, draft.anchorAt);
  for (const terms of draft.terms.values())
    for (const each of terms) tables.VendorItems.put(each.record, draft.anchorAt);
  for (const customer of draft.customers) tables.Customers.put(customer.record, draft.anchorAt);
  for (const position of draft.positions) {
    if (position.planned) tables.Planning.put(planningRecordOf(position), draft.anchorAt);
  }
};
