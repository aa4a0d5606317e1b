// Another ERP, the same graph: one world, read from an ERP with entity sets of its own (OData V4, deltas) and from one
// that shows it as SAP S/4HANA does (OData V2, other names, no deltas), asked through the graph by the same operations.
import { S4_SETTINGS } from '@distribution/adapters/odata/fixtures/conformance-s4hana';
import type { SystemConnection } from '@distribution/processes/open-adapters';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, askWell } from '../../kit/graph-client.ts';
import { openTestDatabase } from '../../kit/open-test-database.ts';
import { type Graph, openGraph } from '../planning-swap/open-graph.ts';

const PRODUCT = /* GraphQL */ `
  query Product($sku: String!) {
    product(sku: $sku) {
      id
      sku
      name
      gtin
      status
      baseUnit {
        code
        name
      }
      inventory(first: 20) {
        nodes {
          location {
            id
            code
            name
            region {
              code
            }
          }
          onHand {
            value
            unit
          }
          safetyStock {
            value
            unit
          }
          source
        }
      }
      openPurchaseOrders(first: 10) {
        nodes {
          id
          number
          status
          supplier {
            code
            name
          }
          lines {
            orderedQuantity {
              value
              unit
            }
            expectedAt
          }
        }
      }
    }
  }
`;
const ORDER = /* GraphQL */ `
  query Order($number: String!) {
    salesOrder(number: $number) {
      id
      number
      status
      customer {
        code
        name
      }
      shipFrom {
        code
      }
      lines {
        number
        product {
          sku
          name
        }
        quantity {
          value
          unit
        }
        allocatedQuantity {
          value
          unit
        }
        shippedQuantity {
          value
          unit
        }
      }
    }
  }
`;
const GOLDEN = [
  { name: 'a product in pieces and cartons', query: PRODUCT, variables: { sku: 'A-100' } },
  { name: 'a product in kilograms, by lot', query: PRODUCT, variables: { sku: 'A-300' } },
  { name: 'a product below zero', query: PRODUCT, variables: { sku: 'A-400' } },
  { name: 'an order shipped in part', query: ORDER, variables: { number: 'SO-1' } },
  { name: 'an order of another company', query: ORDER, variables: { number: 'SO-2' } },
] as const;

let servers: SandboxServers;
const databases: Awaited<ReturnType<typeof openTestDatabase>>[] = [];
const graphs: Graph[] = [];
const start = async (erp: SystemConnection): Promise<Graph> => {
  const database = await openTestDatabase();
  databases.push(database);
  const planning = { adapter: 'planning-rest', settings: settingsOf('planning', servers.planning.url) };
  const graph = await openGraph(database.url, servers, planning, erp);
  graphs.push(graph);
  return graph;
};
const settingsOf = (system: string, baseUrl: string): Record<string, unknown> => ({
  system,
  baseUrl,
  credentials: { kind: 'BASIC', ...servers.credentials },
});

beforeAll(async () => {
  servers = await openSandboxServers({ world: createTinyWorld(), webhookRetryDelaysMs: [], noticeIntervalMs: 20 });
  const sap = `${servers.erp.controlUrl}/sap/opu/odata/sap`;
  await start({ adapter: 'odata', settings: settingsOf('erp', servers.erp.url) });
  await start({ adapter: 'odata', settings: { ...S4_SETTINGS, ...settingsOf('erp', sap) } });
});
afterAll(async () => {
  await Promise.all(graphs.map((graph) => graph.close()));
  await servers?.close();
  await Promise.all(databases.map((database) => database.close()));
});

it('has the same schema before both', async () => {
  const [one, other] = await Promise.all(graphs.map(({ url }) => ask(url, getIntrospectionQuery())));
  expect(one).toHaveProperty('data.__schema');
  expect(other).toEqual(one);
});

it.each(GOLDEN)('answers alike: $name', async ({ query, variables }) => {
  const [one, other] = await Promise.all(graphs.map(({ url }) => askWell(url, query, variables)));
  expect(one?.data.product ?? one?.data.salesOrder).toMatchObject({ id: expect.any(String) });
  expect(other?.data).toEqual(one?.data);
});
