// Made from the folders of subgraphs/ by `npm run codegen`; do not edit.
import { subgraph as forecasts } from '../forecasts/subgraph.ts';
import { subgraph as inventory } from '../inventory/subgraph.ts';
import { subgraph as locations } from '../locations/subgraph.ts';
import { subgraph as operations } from '../operations/subgraph.ts';
import { subgraph as orders } from '../orders/subgraph.ts';
import { subgraph as products } from '../products/subgraph.ts';
import { subgraph as supply } from '../supply/subgraph.ts';

/** Every folder of subgraphs/ that has subgraph.ts, by its name. */
export const subgraphs = {
  forecasts,
  inventory,
  locations,
  operations,
  orders,
  products,
  supply,
} as const;
