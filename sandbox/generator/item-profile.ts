import { type Dice, createDice } from './dice.ts';
import { gtin13Of } from './gs1-keys.ts';
import { PLANNED_SITES } from './site-plan.ts';
import { BRANDS, PRODUCT_GROUPS, type ProductGroup } from './words.ts';

/** What makes one item sell the way it does; everything else about it follows from this. */
export interface ItemProfile {
  readonly index: number;
  readonly itemNo: string;
  readonly name: string;
  readonly group: ProductGroup;
  readonly ean: string | null;
  readonly status: 'A' | 'D' | 'B';
  readonly velocity: 'FAST' | 'STEADY' | 'SLOW' | 'INTERMITTENT';
  /** Mean demand of all sites together on an average day, in thousandths of the base unit. */
  readonly dailyMilli: number;
  /** Spread of a day's demand around its mean, as a fraction of it. */
  readonly variation: number;
  readonly promoted: boolean;
  readonly priceCents: number;
  readonly costCents: number;
  /** Base units in a carton; `null` where none is kept. */
  readonly cartonSize: number | null;
  readonly vendors: readonly number[];
  /** Sites that stock it, with each one's share of its demand per mille. */
  readonly sites: readonly { readonly index: number; readonly share: number }[];
  /** Smallest amount it is handled in, thousandths: 1000 for pieces, 100 for weights and liquids. */
  readonly step: number;
}

export const ITEM_COUNT = 2400;
export const VENDOR_COUNT = 120;
const EVERYWHERE = 1200; // items at all six sites; the others at four: 12,000 positions
const STREAM = 1;

const velocityOf = (dice: Dice): Pick<ItemProfile, 'velocity' | 'dailyMilli' | 'variation'> => {
  const kind = dice.fraction();
  if (kind < 0.2) return { velocity: 'FAST', dailyMilli: dice.between(25_000, 140_000), variation: 0.3 };
  if (kind < 0.5) return { velocity: 'STEADY', dailyMilli: dice.between(6_000, 25_000), variation: 0.45 };
  if (kind < 0.8) return { velocity: 'SLOW', dailyMilli: dice.between(900, 6_000), variation: 0.7 };
  return { velocity: 'INTERMITTENT', dailyMilli: dice.between(200, 2_400), variation: 1.5 };
};

const sitesOf = (index: number, dice: Dice): ItemProfile['sites'] => {
  const left = index < EVERYWHERE ? [] : [dice.between(0, 2), dice.between(3, 5)];
  const weighted = PLANNED_SITES.filter((site) => !left.includes(site.index)).map((site) => ({
    index: site.index,
    weight: Math.floor(site.weight * (0.6 + 0.8 * dice.fraction())),
  }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return weighted.map(({ index: siteIndex, weight }) => ({
    index: siteIndex,
    share: Math.ceil((weight * 1000) / total),
  }));
};

const createProfile = (seed: number, index: number): ItemProfile => {
  const dice = createDice(seed, STREAM, index);
  const group = PRODUCT_GROUPS[index % PRODUCT_GROUPS.length];
  if (group === undefined) throw new Error('there is no product group');
  const vendor = dice.between(0, VENDOR_COUNT - 1);
  const second = (vendor + dice.between(1, VENDOR_COUNT - 1)) % VENDOR_COUNT;
  const priceCents = dice.between(...group.priceCents);
  const inPieces = group.uom === 'PCS' || group.uom === 'BOX';
  const state = dice.fraction();
  return {
    index,
    itemNo: `${group.prefix}-${10_000 + index}`,
    name: `${dice.pick(BRANDS)} ${dice.pick(group.nouns)} ${dice.pick(group.variants)} ${100 + Math.floor(index / PRODUCT_GROUPS.length)}`,
    group,
    ean: dice.happens(0.92) ? gtin13Of(vendor + 1, index + 1) : null,
    status: state < 0.96 ? 'A' : state < 0.995 ? 'D' : 'B',
    ...velocityOf(dice),
    promoted: dice.happens(0.3),
    priceCents,
    costCents: Math.max(1, Math.floor(priceCents * (0.55 + 0.2 * dice.fraction()))),
    cartonSize: inPieces && dice.happens(0.7) ? dice.pick([6, 10, 12, 24, 48]) : null,
    vendors: dice.happens(0.35) ? [vendor, second] : [vendor],
    sites: sitesOf(index, dice),
    step: inPieces ? 1000 : 100,
  };
};

/** The assortment of a seed; the same on every day. */
export const createItemProfiles = (seed: number): readonly ItemProfile[] =>
  Array.from({ length: ITEM_COUNT }, (_, index) => createProfile(seed, index));
