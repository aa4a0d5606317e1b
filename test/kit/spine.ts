/** The operations that the graph must always answer, letter by letter as they were agreed. */
export const SPINE = /* GraphQL */ `
  query Spine($sku: String!) {
    product(sku: $sku) {
      id
      sku
      name
      gtin
      baseUnit {
        code
        name
      }
      inventory(first: 20) {
        nodes {
          location {
            code
            name
            region {
              code
            }
          }
          onHand {
            value
            unit
          }
          available {
            value
            unit
          }
          safetyStock {
            value
            unit
          }
          asOf
        }
      }
      forecast {
        version {
          id
          publishedAt
        }
        buckets(first: 13) {
          start
          end
          quantity {
            value
            unit
          }
        }
      }
      suppliers {
        supplier {
          code
          name
        }
        leadTimeDays
        minimumOrderQuantity {
          value
          unit
        }
      }
      openPurchaseOrders(first: 10) {
        nodes {
          number
          status
          supplier {
            name
          }
          lines {
            orderedQuantity {
              value
              unit
            }
            expectedAt
          }
        }
      }
    }
  }
`;
export const PAGE = /* GraphQL */ `
  query Page {
    products(first: 100, filter: { belowSafetyStock: true }) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        sku
        inventory(first: 10) {
          nodes {
            location {
              code
            }
            onHand {
              value
            }
          }
        }
      }
    }
  }
`;
export const ORDER = /* GraphQL */ `
  query Order($number: String!) {
    salesOrder(number: $number) {
      number
      status
      customer {
        code
        name
      }
      lines {
        product {
          sku
          name
        }
        quantity {
          value
          unit
        }
      }
      shipments {
        status
        milestones {
          kind
          at
        }
      }
    }
  }
`;
export const STATUS = /* GraphQL */ `
  query Status {
    syncFlows {
      name
      mode
      system
      lastSuccessAt
      lagSeconds
      freshnessTargetSeconds
      status
    }
  }
`;
export const EXCEPTIONS = /* GraphQL */ `
  subscription Exceptions {
    inventoryExceptions(filter: { regions: ["SE"] }) {
      cursor
      exception {
        id
        kind
        severity
        openedAt
        product {
          sku
          name
        }
        location {
          code
          name
        }
      }
    }
  }
`;
