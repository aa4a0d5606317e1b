import { type SyncFlow, syncFlowSchema } from '@distribution/model/operations/sync-flow';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { expect, it } from 'vitest';

const flow = (over: Partial<Record<keyof SyncFlow, unknown>>): SyncFlow =>
  syncFlowSchema.parse({
    name: 'products',
    mode: 'MICRO_BATCH',
    system: 'erp',
    freshnessTargetSeconds: 60,
    owner: 'erp',
    fieldOwners: {},
    contributors: [],
    replacement: null,
    freshnessTargets: [],
    lastOutage: null,
    lastAttemptAt: null,
    lastSuccessAt: null,
    confirmedAt: '2026-11-21T09:59:30.500Z',
    lastErrorCode: null,
    lastErrorMessage: null,
    ...over,
  });

it('tells how far each flow lags and whether that is within its target, by name', async () => {
  const { ask, time } = await openGraphs({
    productCount: 0,
    operations: {
      listFlows: async () => [
        flow({ name: 'products' }),
        flow({ name: 'inventory', confirmedAt: null }),
        // A source whose clock is ahead of ours does not lag by less than nothing.
        flow({ name: 'forecasts', confirmedAt: '2026-11-21T10:00:09Z', lastErrorCode: 'UPSTREAM_TIMEOUT' }),
      ],
    },
  });
  const query = '{ syncFlows { name lagSeconds status } }';
  expect((await ask('operations', query)).data.syncFlows).toEqual([
    { name: 'forecasts', lagSeconds: 0, status: 'FAILING' },
    { name: 'inventory', lagSeconds: null, status: 'NEVER_RUN' },
    { name: 'products', lagSeconds: 29, status: 'HEALTHY' },
  ]);
  time.now += 60_000;
  expect(
    (await ask('operations', '{ syncFlow(name: "products") { id name lagSeconds status } }')).data.syncFlow,
  ).toEqual({
    id: expect.any(String),
    name: 'products',
    lagSeconds: 89,
    status: 'LATE',
  });
  expect((await ask('operations', '{ syncFlow(name: "unheard of") { name } }')).data.syncFlow).toBeNull();
});
