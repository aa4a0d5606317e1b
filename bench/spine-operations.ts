import { ORDER, PAGE, SPINE, STATUS } from '@distribution/test/kit/spine';

/** One query of the spine and how its variables are made from an SKU and an order number that answer it. */
export interface SpineOperation {
  readonly name: string;
  readonly query: string;
  readonly variables: (sku: string, number: string) => object;
}

/** The four queries the product is measured by: one product across five domains, a page of 100, an order, the flows. */
export const SPINE_OPERATIONS: readonly SpineOperation[] = [
  { name: 'Spine', query: SPINE, variables: (sku) => ({ sku }) },
  { name: 'Page', query: PAGE, variables: () => ({}) },
  { name: 'Order', query: ORDER, variables: (_sku, number) => ({ number }) },
  { name: 'Status', query: STATUS, variables: () => ({}) },
];
