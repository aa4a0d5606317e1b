// Made from the folders of adapters/ by `npm run codegen`; do not edit.
import { adapter as cloudevents } from '../cloudevents/adapter.ts';
import { adapter as epcis } from '../epcis/adapter.ts';
import { adapter as flatFile } from '../flat-file/adapter.ts';
import { adapter as frepple } from '../frepple/adapter.ts';
import { adapter as odata } from '../odata/adapter.ts';
import { adapter as odoo } from '../odoo/adapter.ts';
import { adapter as planningRest } from '../planning-rest/adapter.ts';
import { adapter as tryton } from '../tryton/adapter.ts';
import { adapter as wmsRest } from '../wms-rest/adapter.ts';
import { adapter as x12 } from '../x12/adapter.ts';

/** Every folder of adapters/ that has adapter.ts, by its name. */
export const adapters = {
  cloudevents,
  epcis,
  'flat-file': flatFile,
  frepple,
  odata,
  odoo,
  'planning-rest': planningRest,
  tryton,
  'wms-rest': wmsRest,
  x12,
} as const;
