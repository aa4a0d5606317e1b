// SAP S/4HANA by its released OData V2 services. What carries the time of its last change is polled by it; stock, plants
// and planning parameters, which do not, are compared with the poll before. Nothing is pushed.
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import type { KeyReader, OpenProfile } from '../../open-profile.ts';
import { createODataClient } from '../../protocol/client.ts';
import { quote } from '../../protocol/protocol.ts';
import { V2 } from '../../protocol/v2.ts';
import { readChangedSince } from '../../reading/changed-since.ts';
import { readByComparison } from '../../reading/compare.ts';
import type { FlowReading } from '../../reading/flow.ts';
import { readByKey } from '../../reading/read-by-key.ts';
import type { FlowRecordType, RecordType } from '../../record-type.ts';
import { siteFactsOf, siteOfFacts } from '../../site-facts.ts';
import type { SiteBook } from '../../site.ts';
import { ReadingRevisions, type SourceParts } from '../../source-parts.ts';
import type { S4Config } from './config.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { createS4Types } from './record-types.ts';
import { documentStampOf, partnerStampOf } from './stamps.ts';

/** Any plant code is a site: what the graph must know of it is in the settings. */
const plantBook = (config: S4Config): SiteBook => ({
  get: (code) => siteOfFacts(siteFactsOf(config, code), code),
  ensure: async () => undefined,
  refresh: async () => undefined,
});

/** SAP keeps partners' changes by day; the whole day is read again and what was told of it left out. */
const partnerChangedSince = (millis: number): string => {
  const day = `datetime'${new Date(millis).toISOString().slice(0, 10)}T00:00:00'`;
  return `(LastChangeDate ge ${day} or CreationDate ge ${day})`;
};

/** Opens the profile; no connection is made until the first call. */
export const openS4hana = (config: S4Config, host: AdapterHost): OpenProfile => {
  const { system, pageSize, baseUrl, client: sapClient } = config;
  const headers = {
    ...credentialHeaders(config.credentials),
    ...(sapClient === null ? {} : { 'sap-client': sapClient }),
  };
  const outbound = createOutbound({ ...config, ...host, headers: () => headers });
  const client = createODataClient({ system, baseUrl, protocol: V2, outbound, now: host.now });
  const parts: SourceParts = {
    system,
    client,
    sites: plantBook(config),
    units: createUnitLookup(config.units, host.codes),
    codes: host.codes ?? (() => null),
    pageSize,
    revisions: new ReadingRevisions(),
  };
  const types = createS4Types(config);
  const reader =
    <T>(type: RecordType<T>): KeyReader<T> =>
    (keys, call) =>
      readByKey(parts, config, type, keys, call);
  const overlapMs = config.overlapSeconds * 1000;
  const byChange = (type: FlowRecordType, order: string): FlowReading =>
    readChangedSince(
      parts,
      type,
      {
        order,
        literal: quote,
        changedSince: (millis) => `LastChangeDateTime ge ${V2.instant(millis)}`,
        stampOf: documentStampOf,
      },
      overlapMs,
    );
  const byDay = (type: FlowRecordType): FlowReading =>
    readChangedSince(
      parts,
      type,
      { order: 'BusinessPartner', literal: quote, changedSince: partnerChangedSince, stampOf: partnerStampOf },
      overlapMs,
    );
  return {
    parts,
    outbounds: [outbound],
    products: reader(types.products),
    locations: reader(types.plants),
    positions: reader(types.stock),
    salesOrders: reader(types.salesOrders),
    suppliers: reader(types.suppliers),
    purchaseOrders: reader(types.purchaseOrders),
    flows: {
      products: byChange(types.products, 'Product'),
      locations: readByComparison(parts, types.plants, 'Plant'),
      suppliers: byDay(types.suppliers),
      customers: byDay(types.customers),
      inventory: readByComparison(parts, types.stock, 'Material'),
      'planning-parameters': readByComparison(parts, types.planning, 'Product'),
      'sales-orders': byChange(types.salesOrders, 'SalesOrder'),
      'purchase-orders': byChange(types.purchaseOrders, 'PurchaseOrder'),
    },
    purchasing: createPurchasing(parts, config, types, host.decisions),
    parseWebhook: null,
    probePath: `${types.plants.path}?$top=1`,
  };
};
