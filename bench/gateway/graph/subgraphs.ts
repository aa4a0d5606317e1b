import {
  CORE_MEMBER_IDS,
  CORE_UPCS,
  MEMBERS,
  PRODUCTS,
  REVIEWS_BY_AUTHOR,
  REVIEWS_BY_ID,
  REVIEWS_BY_PRODUCT,
  shippingEstimateOf,
  type Review,
} from './catalogue.ts';

/** One of the bench's subgraphs: Federation 1 words, which every gateway here can read. */
export interface BenchSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, (parent: never, args: never) => unknown>>>>;
}

const accounts: BenchSubgraph = {
  name: 'accounts',
  sdl: /* GraphQL */ `
    extend type Query {
      user(id: ID!): User
      users: [User]
    }
    type User @key(fields: "id") {
      id: ID!
      name: String
      username: String
      birthday: Int
    }
  `,
  resolvers: {
    Query: {
      user: (_: unknown, { id }: { id: string }) => MEMBERS.get(id),
      users: () => CORE_MEMBER_IDS.map((id) => MEMBERS.get(id)),
    },
    User: { __resolveReference: ({ id }: { id: string }) => copyOf(MEMBERS.get(id)) },
  },
};

const products: BenchSubgraph = {
  name: 'products',
  sdl: /* GraphQL */ `
    extend type Query {
      product(upc: ID!): Product
      topProducts(first: Int = 5): [Product]
    }
    type Product @key(fields: "upc") {
      upc: ID!
      name: String
      price: Int
      weight: Int
    }
  `,
  resolvers: {
    Query: {
      product: (_: unknown, { upc }: { upc: string }) => PRODUCTS.get(upc),
      topProducts: (_: unknown, { first }: { first: number }) =>
        CORE_UPCS.slice(0, first).map((upc) => PRODUCTS.get(upc)),
    },
    Product: { __resolveReference: ({ upc }: { upc: string }) => copyOf(PRODUCTS.get(upc)) },
  },
};

const reviews: BenchSubgraph = {
  name: 'reviews',
  sdl: /* GraphQL */ `
    type Review @key(fields: "id") {
      id: ID!
      body: String
      author: User @provides(fields: "username")
      product: Product
      replaced: Product
    }
    extend type User @key(fields: "id") {
      id: ID! @external
      username: String @external
      reviews: [Review]
    }
    extend type Product @key(fields: "upc") {
      upc: ID! @external
      reviews: [Review]
    }
  `,
  resolvers: {
    Review: {
      __resolveReference: ({ id }: { id: string }) => copyOf(REVIEWS_BY_ID.get(id)),
      author: ({ authorId }: Review) => ({ id: authorId, username: MEMBERS.get(authorId)?.username }),
      product: ({ upc }: Review) => ({ upc }),
      replaced: ({ replacedUpc }: Review) => ({ upc: replacedUpc }),
    },
    User: { reviews: ({ id }: { id: string }) => REVIEWS_BY_AUTHOR.get(id) ?? [] },
    Product: {
      reviews: ({ upc }: { upc: string }) => REVIEWS_BY_PRODUCT.get(upc) ?? [],
    },
  },
};

const inventory: BenchSubgraph = {
  name: 'inventory',
  sdl: /* GraphQL */ `
    extend type Product @key(fields: "upc") {
      upc: ID! @external
      price: Int @external
      weight: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }
  `,
  resolvers: {
    Product: {
      inStock: ({ upc }: { upc: string }) => PRODUCTS.get(upc)?.inStock,
      // From what the gateway sends, not from the catalogue: a wrong representation shows.
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) => shippingEstimateOf(price, weight),
    },
  },
};

/** Federation's library writes `__typename` onto what a reference resolves to. */
const copyOf = (found: object | undefined): object | null => (found ? { ...found } : null);

export const BENCH_SUBGRAPHS: readonly BenchSubgraph[] = [accounts, products, reviews, inventory];
