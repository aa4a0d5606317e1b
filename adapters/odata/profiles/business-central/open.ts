// Microsoft Dynamics 365 Business Central by its API v2.0. Changes come by delta links where it gives them, stock by the
// entries of the item ledger, keyed reads in batches. Orders are not written: an order has no place for a key that would
// make it one order however often it is sent.
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import type { KeyReader, OpenProfile } from '../../open-profile.ts';
import { TokenSource } from '../../protocol/client-credentials.ts';
import { createODataClient } from '../../protocol/client.ts';
import { quote } from '../../protocol/protocol.ts';
import { createV4 } from '../../protocol/v4.ts';
import { readByBatch } from '../../reading/read-by-batch.ts';
import type { FlowReading } from '../../reading/flow.ts';
import { readTracked } from '../../reading/tracked-changes.ts';
import type { FlowRecordType, RecordType } from '../../record-type.ts';
import { ReadingRevisions, type SourceParts } from '../../source-parts.ts';
import type { BusinessCentralConfig } from './config.ts';
import { LocationBook } from './location-book.ts';
import { changedSince, stampOf } from './modified.ts';
import { createPositionChanges, readOfItems } from './position-changes.ts';
import { createBusinessCentralTypes } from './record-types.ts';

/** Opens the profile; no connection is made until the first call. */
export const openBusinessCentral = (config: BusinessCentralConfig, host: AdapterHost): OpenProfile => {
  const { system, pageSize, baseUrl, credentials, api } = config;
  const tokens = credentials.kind === 'OAUTH2' ? new TokenSource(system, credentials, host.now) : null;
  const headers = credentials.kind === 'OAUTH2' ? {} : credentialHeaders(credentials);
  const outbound = createOutbound({ ...config, ...host, headers: () => headers });
  const protocol = createV4({ knowsIn: false, writesAmountsAsText: false });
  const client = createODataClient({
    system,
    baseUrl,
    protocol,
    outbound,
    now: host.now,
    ...(tokens === null ? {} : { tokens }),
  });
  const parts: SourceParts = {
    system,
    client,
    sites: new LocationBook(config, client, host.now),
    units: createUnitLookup(config.units, host.codes),
    codes: host.codes ?? (() => null),
    pageSize,
    revisions: new ReadingRevisions(),
  };
  const types = createBusinessCentralTypes(config, async (numbers, call) => {
    const rows = await readOfItems(parts, config, types.items, 'number', numbers, call);
    return new Map(rows.map((row) => [String(row['number']), row['baseUnitOfMeasureCode']]));
  });
  const batch = { service: `${api}/`, most: config.maxKeysPerRead };
  const reader =
    <T>(type: RecordType<T>, keyParts: readonly (string | null)[] = type.keyParts): KeyReader<T> =>
    (keys, call) =>
      readByBatch(parts, batch, type, keyParts, keys, call);
  const overlapMs = config.overlapSeconds * 1000;
  const tracked = (type: FlowRecordType, order: string, refreshesSites = false): FlowReading =>
    readTracked(parts, type, { order, literal: quote, changedSince, stampOf }, { overlapMs, refreshesSites });
  return {
    parts,
    outbounds: [outbound, ...(tokens === null ? [] : [tokens.outbound])],
    products: reader(types.items),
    locations: reader(types.locations),
    positions: reader(types.positions, ['itemNumber', config.stockLocation === null ? 'locationCode' : null]),
    salesOrders: reader(types.salesOrders),
    suppliers: reader(types.vendors),
    purchaseOrders: reader(types.purchaseOrders),
    flows: {
      products: tracked(types.items, 'number'),
      locations: tracked(types.locations, 'code', true),
      suppliers: tracked(types.vendors, 'number'),
      customers: tracked(types.customers, 'number'),
      inventory: createPositionChanges(parts, config, types),
      'sales-orders': tracked(types.salesOrders, 'number'),
      'purchase-orders': tracked(types.purchaseOrders, 'number'),
    },
    purchasing: null,
    parseWebhook: null,
    probePath: `${api}/companies(${config.company})`,
  };
};
