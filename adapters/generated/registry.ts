// Made from the folders of adapters/ by `npm run codegen`; do not edit.
import { adapter as odata } from '../odata/adapter.ts';
import { adapter as planningRest } from '../planning-rest/adapter.ts';
import { adapter as tryton } from '../tryton/adapter.ts';
import { adapter as wmsRest } from '../wms-rest/adapter.ts';

/** Every folder of adapters/ that has adapter.ts, by its name. */
export const adapters = {
  odata,
  'planning-rest': planningRest,
  tryton,
  'wms-rest': wmsRest,
} as const;
