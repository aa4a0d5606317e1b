import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import type { InventoryPosition, PositionKey } from '@distribution/model/inventory/position';
import type { InventoryReader, MovementStretch } from '@distribution/model/inventory/ports';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { parseInstant } from '@distribution/model/time/instant';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { silentLog } from '@distribution/platform/log/log';
import { createFreshnessLog } from '@distribution/platform/subgraph/freshness/freshness-log';
import { createSourceLedger } from '@distribution/platform/subgraph/source-ledger';
import { EVERYBODY } from '@distribution/test/kit/subgraphs/everybody';
import { aPosition } from '@distribution/test/kit/subgraphs/records';
import { openCache } from '@distribution/platform/cache/open-cache';
import { expect, it } from 'vitest';
import { createFreshPositions } from './fresh-positions.ts';

const BOOKED = parseInstant('2026-11-21T10:30:00Z');
const clock = { now: () => Date.parse('2026-11-21T11:00:00Z') };
const ATLANTA = aPosition('A', 'DC-ATL', 'SE');
const BOSTON = aPosition('A', 'DC-BOS', 'NE');

/** The ERP booked 8 in Atlanta up to BOOKED and cannot tell about Boston; 3 have left Atlanta since. */
const readAll = async () => {
  const stretches: (readonly MovementStretch[])[] = [];
  const reader: Pick<InventoryReader, 'loadPositions' | 'sumMovements'> = {
    loadPositions: async () => [ATLANTA, BOSTON],
    sumMovements: async (asked) => {
      stretches.push(asked);
      return asked.map(() => parseDecimal('-3'));
    },
  };
  const loadPositions = async (keys: readonly PositionKey[]): Promise<readonly KeyedAnswer<InventoryPosition>[]> =>
    keys.map(({ locationCode }) =>
      locationCode === 'DC-ATL'
        ? {
            ok: true,
            value: {
              ...ATLANTA.position,
              onHand: parseDecimal('8'),
              origin: { ...ATLANTA.position.origin, asOf: BOOKED },
            },
          }
        : { ok: true, value: null },
    );
  const { load: read } = createFreshPositions(
    {
      readers: { inventory: reader as InventoryReader }, // single positions need no more of it
      sources: { inventory: { loadPositions } },
      freshnessBudgetsMs: { inventory: 60_000 },
      clock,
      log: silentLog,
      cursors: createCursorSealer('a secret for tests'),
      cache: await openCache({ redis: null, keyPrefix: 'test', clock, log: silentLog }),
    },
    {
      principal: EVERYBODY,
      correlationId: 'test-correlation',
      signal: new AbortController().signal,
      deadlineAt: clock.now() + 1000,
      traceparent: null,
      ledger: createSourceLedger('test'),
      freshness: createFreshnessLog({ now: clock.now(), demandMs: null, reports: true }),
    },
  );
  return { found: await read([ATLANTA.position.id, BOSTON.position.id]), stretches };
};

it('adds the movements later than the balance of the system of record, in one read of the ledger', async () => {
  const {
    found: [atlanta],
    stretches,
  } = await readAll();
  if (atlanta instanceof Error) throw atlanta;
  expect(atlanta?.position).toMatchObject({ onHand: '5', origin: { asOf: '2026-11-21T11:00:00.000Z' } });
  expect(atlanta?.parameters).toEqual(ATLANTA.parameters);
  expect(stretches).toEqual([[{ sku: 'A', locationCode: 'DC-ATL', after: BOOKED, upTo: null }]]);
});

it('believes the system of record that a position is gone', async () => {
  expect((await readAll()).found[1]).toBeNull();
});
