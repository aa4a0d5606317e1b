import type { ExplorerTab } from '@distribution/gateway/explorer/explorer-page';

const SPINE = `query Spine($sku: String!) {
  product(sku: $sku) {
    id sku name gtin baseUnit { code name }
    inventory(first: 20) {
      nodes {
        location { code name region { code } }
        onHand { value unit }
        available { value unit }
        safetyStock { value unit }
        asOf
      }
    }
    forecast {
      version { id publishedAt }
      buckets(first: 13) { start end quantity { value unit } }
    }
    suppliers { supplier { code name } leadTimeDays minimumOrderQuantity { value unit } }
    openPurchaseOrders(first: 10) {
      nodes { number status supplier { name } lines { orderedQuantity { value unit } expectedAt } }
    }
  }
}`;

const PAGE = `query Page {
  products(first: 100, filter: { belowSafetyStock: true }) {
    pageInfo { hasNextPage endCursor }
    nodes { sku inventory(first: 10) { nodes { location { code } onHand { value } } } }
  }
}`;

const ORDER = `query Order($number: String!) {
  salesOrder(number: $number) {
    number status
    customer { code name }
    lines { product { sku name } quantity { value unit } }
    shipments { status milestones { kind at } }
  }
}`;

const STATUS = `query Status {
  syncFlows { name mode system lastSuccessAt lagSeconds freshnessTargetSeconds status }
}`;

const EXCEPTIONS = `subscription Exceptions {
  inventoryExceptions(filter: { regions: ["SE"] }) {
    cursor
    exception { id kind severity openedAt product { sku name } location { code name } }
  }
}`;

/** The questions a new user finds in the explorer, filled in with keys that have answers. */
export const explorerTabs = (sku: string, salesOrder: string): readonly ExplorerTab[] => [
  { query: SPINE, variables: JSON.stringify({ sku }, null, 2) },
  { query: PAGE },
  { query: ORDER, variables: JSON.stringify({ number: salesOrder }, null, 2) },
  { query: STATUS },
  { query: EXCEPTIONS },
];
