import { TAIL_UPCS } from './graph/catalogue.ts';

/** What the gateways are asked: one operation, and the variables that requests take turns with. */
export interface Workload {
  readonly id: 1 | 2 | 3;
  readonly title: string;
  readonly operationName: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const DEEP = /* GraphQL */ `
  query Deep {
    users {
      ...Person
      reviews {
        ...Opinion
        product {
          ...Goods
          reviews {
            ...Opinion
            author {
              ...Person
              reviews {
                ...Opinion
                product {
                  ...Goods
                }
              }
            }
          }
        }
      }
    }
    topProducts {
      ...Goods
      reviews {
        ...Opinion
        author {
          ...Person
          reviews {
            ...Opinion
            product {
              ...Goods
            }
          }
        }
      }
    }
  }
  fragment Person on User {
    id
    username
    name
  }
  fragment Opinion on Review {
    id
    body
  }
  fragment Goods on Product {
    inStock
    name
    price
    shippingEstimate
    upc
    weight
  }
`;

const PAGE = /* GraphQL */ `
  query Page($upc: ID!) {
    product(upc: $upc) {
      upc
      name
      price
      weight
      inStock
      shippingEstimate
      reviews {
        id
        body
        replaced {
          upc
          name
          price
        }
        author {
          id
          username
          reviews {
            id
            body
            product {
              upc
              name
              price
              weight
              shippingEstimate
            }
          }
        }
      }
    }
  }
`;

const LOOKUP = /* GraphQL */ `
  query Lookup($id: ID!) {
    user(id: $id) {
      id
      name
      username
      birthday
    }
  }
`;

export const WORKLOADS: readonly Workload[] = [
  { id: 1, title: 'W1 deep', operationName: 'Deep', query: DEEP, variables: [{}] },
  { id: 2, title: 'W2 page', operationName: 'Page', query: PAGE, variables: TAIL_UPCS.map((upc) => ({ upc })) },
  { id: 3, title: 'W3 look-up', operationName: 'Lookup', query: LOOKUP, variables: [{ id: 'u33' }] },
];

/** The JSON text of every request of a workload, in the order of its variables. */
export const bodiesOf = ({ operationName, query, variables }: Workload): readonly string[] =>
  variables.map((each) => JSON.stringify({ operationName, query, variables: each }));

/** The operation as a text that no gateway has seen: it has another name, and one field is there again under an alias. */
export const uniqueTextOf = ({ operationName, query }: Workload, mark: string): string =>
  query.replace(operationName, `${operationName}_${mark}`).replace(/\bid\n/, `id alias_${mark}: id\n`);

/** A request with such a text and the workload's first variables. */
export const uniqueBodyOf = (workload: Workload, mark: string): string => {
  const operationName = `${workload.operationName}_${mark}`;
  return JSON.stringify({ operationName, query: uniqueTextOf(workload, mark), variables: workload.variables[0] });
};
