// The data behind the bench's graph, made by arithmetic so that every process has the same. A small core that refers
// only to itself (members 1 to 6, products 1 to 9) is what the deep operation walks; a long tail of 2,000 products is
// what pages vary over, each with two reviews, each reviewer with two reviews of their own.

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
  /** In grams. */
  readonly weight: number;
  readonly inStock: boolean;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly upc: string;
  /** The product that the reviewer had before. */
  readonly replacedUpc: string;
}

const CORE_MEMBERS = 6;
const CORE_PRODUCTS = 9;
const TAIL = 2_000;

const FIRST_NAMES = ['Uri', 'Dotan', 'Kamil', 'Arda', 'Gil', 'Laurin', 'Saihaj', 'Tuval', 'Valentin', 'Dimitri'];
const GOODS = ['Table', 'Couch', 'Glass', 'Chair', 'TV', 'Lamp', 'Grill', 'Fridge', 'Sofa'];
const VERDICTS = ['Love it!', 'Too expensive.', 'Could be better.', 'Prefer something else.', 'Wow, what a find!'];

const pick = <Value>(values: readonly [Value, ...Value[]] | readonly Value[], at: number): Value => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

const memberAt = (at: number): Member => {
  const first = pick(FIRST_NAMES, at * 3);
  return {
    id: `u${at}`,
    name: `${first} Member ${at}`,
    username: `${first.toLowerCase()}${at}`,
    birthday: 1_900 + ((at * 17) % 100),
  };
};

const productAt = (at: number): Product => ({
  upc: `p${at}`,
  name: `${pick(GOODS, at)} ${at}`,
  price: ((at * 457) % 1_500) + 99,
  weight: ((at * 331) % 1_900) + 50,
  inStock: at % 3 !== 0,
});

/** The number of a product or member of the long tail. */
const tail = (any: number): number => CORE_PRODUCTS + 1 + (any % TAIL);

const reviewOf = (number: number, author: number, product: number, verdicts: number): Review => ({
  id: `r${number}`,
  body: range(0, verdicts)
    .map((at) => pick(VERDICTS, number * (at + 1) + product * at))
    .join(' '),
  authorId: `u${author}`,
  upc: `p${product}`,
  replacedUpc: `p${tail(number * 7)}`,
});

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

const CORE_REVIEWS = range(1, 19).map((number) =>
  reviewOf(number, 1 + (number % 2), 1 + ((number * 5) % CORE_PRODUCTS), 2),
);
const TAIL_REVIEWS = range(0, 2 * TAIL).map((at) =>
  reviewOf(100 + at, tail(at % 2 === 0 ? at / 2 : (at - 1) / 2 + 997), tail((at - (at % 2)) / 2), 11),
);

/** Everything, by its key; and the reviews by product and by author. */
export const MEMBERS: ReadonlyMap<string, Member> = new Map(
  range(1, CORE_PRODUCTS + TAIL).map((at) => [`u${at}`, memberAt(at)]),
);
export const PRODUCTS: ReadonlyMap<string, Product> = new Map(
  range(1, CORE_PRODUCTS + TAIL).map((at) => [`p${at}`, productAt(at)]),
);
const REVIEWS = [...CORE_REVIEWS, ...TAIL_REVIEWS];
export const REVIEWS_BY_ID: ReadonlyMap<string, Review> = new Map(REVIEWS.map((review) => [review.id, review]));
export const REVIEWS_BY_PRODUCT: ReadonlyMap<string, readonly Review[]> = groupBy(REVIEWS, ({ upc }) => upc);
export const REVIEWS_BY_AUTHOR: ReadonlyMap<string, readonly Review[]> = groupBy(REVIEWS, ({ authorId }) => authorId);

/** What the lists at the root hold, and the products that pages vary over. */
export const CORE_MEMBER_IDS: readonly string[] = range(1, CORE_MEMBERS).map((at) => `u${at}`);
export const CORE_UPCS: readonly string[] = range(1, CORE_PRODUCTS).map((at) => `p${at}`);
export const TAIL_UPCS: readonly string[] = range(CORE_PRODUCTS + 1, TAIL).map((at) => `p${at}`);

/** What sending a product costs; both the subgraph and the oracle say so. */
export const shippingEstimateOf = (price: number, weight: number): number =>
  price > 1_000 ? 0 : Math.round(weight * 0.5);

function groupBy(reviews: readonly Review[], keyOf: (review: Review) => string): Map<string, Review[]> {
  const groups = new Map<string, Review[]>();
  for (const review of reviews) {
    const key = keyOf(review);
    const group = groups.get(key);
    if (group) group.push(review);
    else groups.set(key, [review]);
  }
  return groups;
}
