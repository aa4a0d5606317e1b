// The ERP as the sandbox plays it, with entity sets made for a distributor: delta links on every set, idempotency keys,
// signed webhooks. The mapping to begin with for an ERP whose OData service one writes oneself.
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import type { z } from 'zod';
import type { KeyReader, OpenProfile } from '../../open-profile.ts';
import { createODataClient } from '../../protocol/client.ts';
import { createV4 } from '../../protocol/v4.ts';
import { readByDelta } from '../../reading/delta-changes.ts';
import { readByKey } from '../../reading/read-by-key.ts';
import type { RecordType } from '../../record-type.ts';
import { ReadingRevisions, type SourceParts } from '../../source-parts.ts';
import { createPlanningSink } from './change-planning-parameters.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { createKeyedWriter } from './keyed-write.ts';
import { ITEMS, PURCHASE_ORDERS, RECORD_TYPE_OF_FLOW, SALES_ORDERS, SITES, STOCK, VENDORS } from './record-types.ts';
import type { wholesaleConfigSchema } from './config.ts';
import { SiteDirectory } from './site-directory.ts';
import { createTransferring } from './transfer-orders.ts';
import { createWebhookParser } from './webhook.ts';

/** Opens the profile; no connection is made until the first call. */
export const openWholesale = (config: z.infer<typeof wholesaleConfigSchema>, host: AdapterHost): OpenProfile => {
  const { system, pageSize, baseUrl } = config;
  const headers = credentialHeaders(config.credentials);
  const outbound = createOutbound({ ...config, ...host, headers: () => headers });
  const protocol = createV4({ knowsIn: true, writesAmountsAsText: true });
  const client = createODataClient({ system, baseUrl, protocol, outbound, now: host.now });
  const parts: SourceParts = {
    system,
    client,
    sites: new SiteDirectory(client, pageSize, host.now),
    units: createUnitLookup(config.units, host.codes),
    codes: host.codes ?? (() => null),
    pageSize,
    revisions: new ReadingRevisions(),
  };
  const writer = createKeyedWriter(parts);
  const reader =
    <T>(type: RecordType<T>): KeyReader<T> =>
    (keys, call) =>
      readByKey(parts, config, type, keys, call);
  const flows = FLOW_NAMES.flatMap((flow) => {
    const type = RECORD_TYPE_OF_FLOW[flow];
    return type === undefined ? [] : [[flow, readByDelta(parts, type, { refreshesSites: type === SITES })] as const];
  });
  return {
    parts,
    outbounds: [outbound],
    products: reader(ITEMS),
    locations: reader(SITES),
    positions: reader(STOCK),
    salesOrders: reader(SALES_ORDERS),
    suppliers: reader(VENDORS),
    purchaseOrders: reader(PURCHASE_ORDERS),
    flows: Object.fromEntries(flows),
    purchasing: createPurchasing(parts, writer, host.decisions),
    transferring: createTransferring(parts, writer, host.decisions),
    planningParameters: createPlanningSink(parts, writer, host.decisions),
    parseWebhook: createWebhookParser(config.webhookSecret, host.now),
    probePath: '',
  };
};
