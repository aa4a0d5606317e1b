import { buildSchema, execute, parse, type ExecutionResult } from 'graphql';
import {
  CORE_MEMBER_IDS,
  CORE_UPCS,
  MEMBERS,
  PRODUCTS,
  REVIEWS_BY_AUTHOR,
  REVIEWS_BY_PRODUCT,
  shippingEstimateOf,
  type Member,
  type Product,
  type Review,
} from './catalogue.ts';

const SCHEMA = buildSchema(/* GraphQL */ `
  type Query {
    user(id: ID!): User
    users: [User]
    product(upc: ID!): Product
    topProducts(first: Int = 5): [Product]
  }
  type User {
    id: ID!
    name: String
    username: String
    birthday: Int
    reviews: [Review]
  }
  type Product {
    upc: ID!
    name: String
    price: Int
    weight: Int
    inStock: Boolean
    shippingEstimate: Int
    reviews: [Review]
  }
  type Review {
    id: ID!
    body: String
    author: User
    product: Product
    replaced: Product
  }
`);

/** The parents' fields are functions, so that graphql-js's own resolver is enough. */
const memberOf = (id: string) => {
  const member = MEMBERS.get(id);
  return member && { ...member, reviews: () => (REVIEWS_BY_AUTHOR.get(id) ?? []).map(reviewOf) };
};
const productOf = (upc: string) => {
  const product = PRODUCTS.get(upc);
  return (
    product && {
      ...product,
      shippingEstimate: shippingEstimateOf(product.price, product.weight),
      reviews: () => (REVIEWS_BY_PRODUCT.get(upc) ?? []).map(reviewOf),
    }
  );
};
const reviewOf = (review: Review): object => ({
  ...review,
  author: (): Partial<Member> | undefined => memberOf(review.authorId),
  product: (): Partial<Product> | undefined => productOf(review.upc),
  replaced: (): Partial<Product> | undefined => productOf(review.replacedUpc),
});

const ROOT = {
  user: ({ id }: { id: string }) => memberOf(id),
  users: () => CORE_MEMBER_IDS.map(memberOf),
  product: ({ upc }: { upc: string }) => productOf(upc),
  topProducts: ({ first }: { first: number }) => CORE_UPCS.slice(0, first).map(productOf),
};

/** The oracle: graphql-js over the whole catalogue in one schema, without federation. */
export const askMonolith = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<string> => {
  const result: ExecutionResult = await execute({
    schema: SCHEMA,
    document: parse(query),
    rootValue: ROOT,
    variableValues: variables,
  });
  return JSON.stringify(result);
};
