import { FORECASTS } from './forecasts.ts';
import { MASTER_DATA } from './master-data.ts';
import { ORDERS } from './orders.ts';
import { STOCK } from './stock.ts';

/** What flat rows can be made into, by flow. */
export const RECIPES = { ...MASTER_DATA, ...STOCK, ...ORDERS, ...FORECASTS } as const;
