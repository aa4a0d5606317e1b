import type { InventoryPosition } from '@distribution/model/inventory/position';
import { parseInstant } from '@distribution/model/time/instant';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { RECORDS_AS_OF } from '@distribution/test/kit/subgraphs/records';
import { expect, it } from 'vitest';

/** So many minutes before the clock of the test. */
const ago = (minutes: number) => parseInstant(new Date(Date.parse(RECORDS_AS_OF) - minutes * 60_000).toISOString());

it('reports available as of the oldest of the four it is computed from', async () => {
  const { entities, records } = await openGraphs({ productCount: 1 });
  const [planned] = records.positions;
  if (planned === undefined) throw new Error('there is a position');
  const { position } = planned;
  const from = (minutes: number) => ({ ...position.origin, asOf: ago(minutes) });
  const figures: Pick<InventoryPosition, 'origin' | 'figureOrigins'> = {
    origin: from(0),
    figureOrigins: { onHand: from(1), held: from(12), allocated: from(40), reserved: from(25), inTransit: from(90) },
  };
  Object.assign(position, figures);
  const answer = await entities(
    'inventory',
    'InventoryPosition',
    [position.id],
    'onHand { value } held { value } available { value } belowSafetyStock inTransit { value }',
  );
  expect(answer.errors).toBeUndefined();
  // Only what is over budget speaks up: 15 minutes.
  expect(answer.extensions.subgraph.freshness?.map(({ path, asOf }) => [path.at(-1), asOf])).toEqual([
    ['available', ago(40)],
    ['belowSafetyStock', ago(40)],
    ['inTransit', ago(90)],
  ]);
});
