import { FLOW_OF_RECORD, upsertSchema } from '../erp/change.ts';
import type { FlowName } from './sync-flow.ts';

/** Figures, series and documents that are added up have one owner each: half a figure is no figure. */
const INDIVISIBLE: readonly FlowName[] = [
  'inventory',
  'movements',
  'forecasts',
  'demand',
  'invoices',
  'stock-assumptions',
];
/** What names a record and says where it comes from is its owner's. */
const NAMES = /^(id|sku|code|number|origin|product|supplier|location|.*Code|.*Number)$/;

/** The fields of a flow's records that another system than the owner of the record may own. */
export const ownableFieldsOf = (flow: FlowName): readonly string[] =>
  INDIVISIBLE.includes(flow)
    ? []
    : upsertSchema.options.flatMap(({ shape: { of, record } }) =>
        FLOW_OF_RECORD[of.value] === flow && 'shape' in record
          ? Object.keys(record.shape).filter((field) => !NAMES.test(field))
          : [],
      );
