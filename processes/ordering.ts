import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { OutboundDesk } from '@distribution/model/operations/outbound';
import type { Ordering } from '@distribution/subgraphs/services';
import { type Decisions, guardDesk } from '@distribution/sync/outbound/guard-desk';

/** Where purchase orders are handed in; nothing that policy does not allow gets past it. */
export const orderingOf = (adapters: readonly SystemAdapter[], desk: OutboundDesk, decisions: Decisions): Ordering => ({
  submit: (request) => guardDesk(desk, decisions).submit(request),
  purchasingSystems: adapters.filter(({ purchasing }) => purchasing !== null).map(({ system }) => system),
});
