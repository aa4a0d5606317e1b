import type { X12Flow } from './config.ts';
import type { Segment } from './segment.ts';
import { translateActivity } from './translate-activity.ts';
import { translateConfirmation } from './translate-confirmation.ts';
import { translateForecast } from './translate-forecast.ts';
import { translateInvoice } from './translate-invoice.ts';
import { shipNoticeChange } from './translate-ship-notice.ts';
import { translateStock } from './translate-stock.ts';
import type { Part, TranslationContext } from './translation.ts';

/** Which flow tells of a set. An 850 and an 860 become one order; a 997 is an answer to what was sent to a supplier. */
export const FLOW_OF_SET: Readonly<Record<string, X12Flow>> = {
  '850': 'sales-orders',
  '860': 'sales-orders',
  '855': 'supplier-confirmations',
  '997': 'supplier-confirmations',
  '856': 'advance-ship-notices',
  '810': 'invoices',
  '846': 'inventory',
  '852': 'demand',
  '830': 'forecasts',
};

type Translate = (segments: readonly Segment[], context: TranslationContext) => readonly Part[];

/** The parts of a set that stands for itself, by its id. */
export const PARTS_OF_SET: Readonly<Record<string, Translate>> = {
  '855': (segments, context) => [
    {
      name: '',
      changes: () => [
        { of: 'SUPPLIER_CONFIRMATION', operation: 'UPSERT', record: translateConfirmation(segments, context) },
      ],
    },
  ],
  '856': (segments, context) => [{ name: '', changes: () => [shipNoticeChange(segments, context)] }],
  '810': (segments, context) => [
    {
      name: '',
      changes: () => [{ of: 'INVOICE', operation: 'UPSERT', record: translateInvoice(segments, context) }],
    },
  ],
  '846': translateStock,
  '852': translateActivity,
  '830': translateForecast,
};
