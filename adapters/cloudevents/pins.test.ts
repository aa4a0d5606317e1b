import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { cloudEventsOfMovement, TOLD_NAMES, type ToldName } from './describe-event.ts';
import { EVENT_DATA } from './event-data.ts';
import { ADJUSTED_V1, ADJUSTED_V2 } from './fixtures/sample-events.ts';
import { flowOfEvent } from './translate-event.ts';

// Who depends on which versions. A consumer's pins are added when it begins to read a version and removed when it reads
// another one: until then the version may not go.
const pinsSchema = z.record(z.string(), z.array(z.string()).min(1));
const PINS = pinsSchema.parse(JSON.parse(readFileSync(new URL('./pins.json', import.meta.url), 'utf8')));
const VERSIONS = Object.keys(EVENT_DATA);

const PLACE = {
  movementNumber: 'M-1',
  sku: 'A-100',
  locationCode: 'DC-ATL',
  legalEntity: 'US01',
  occurredAt: '2026-11-16T12:00:00.000Z',
};
const ADJUSTED_V1_OF_IT = { ...PLACE, quantity: '-2', unit: 'EA', reason: 'COUNT' };
const ADJUSTMENT = inventoryMovementSchema.parse({
  number: 'M-1',
  sku: 'A-100',
  locationCode: 'DC-ATL',
  legalEntity: 'US01',
  kind: 'ADJUSTMENT',
  quantity: '-2',
  unit: 'EA',
  reason: 'COUNT',
  lot: 'L1',
  documentNumber: 'D1',
  occurredAt: PLACE.occurredAt,
  origin: { system: 'wms', asOf: PLACE.occurredAt, revision: 1 },
});

const brokenPins = (versions: readonly string[]): readonly string[] =>
  Object.entries(PINS).flatMap(([consumer, pinned]) =>
    pinned.filter((version) => !versions.includes(version)).map((version) => `${consumer} needs ${version}`),
  );

it('keeps every version that a consumer is pinned to', () => {
  expect(brokenPins(VERSIONS)).toEqual([]);
  expect(brokenPins([...VERSIONS, 'InventoryAdjusted.v3'])).toEqual([]);
  expect(brokenPins(VERSIONS.filter((version) => version !== 'InventoryAdjusted.v1'))).toEqual([
    'what this graph takes in needs InventoryAdjusted.v1',
    'who reads what this graph tells needs InventoryAdjusted.v1',
  ]);
});

it('names every version this graph takes in among the pins', () => {
  const taken = Object.keys(EVENT_DATA).filter((name) => flowOfEvent(name as keyof typeof EVENT_DATA) !== null); // its own keys
  expect(PINS['what this graph takes in']?.toSorted()).toEqual(taken.toSorted());
});

it('leaves a consumer of the first version as it was beside the second: neither takes the data of the other', () => {
  const [one, two] = [EVENT_DATA['InventoryAdjusted.v1'], EVENT_DATA['InventoryAdjusted.v2']];
  expect(one.parse(ADJUSTED_V1)).toEqual(ADJUSTED_V1);
  expect(two.parse(ADJUSTED_V2)).toEqual(ADJUSTED_V2);
  expect([one.safeParse(ADJUSTED_V2).success, two.safeParse(ADJUSTED_V1).success]).toEqual([false, false]);
});

/** A reader that is pinned to versions: what it gets of an adjustment, as it reads it. */
const readsOf = (versions: readonly ToldName[], told: readonly ToldName[] = TOLD_NAMES) => {
  const events = cloudEventsOfMovement(ADJUSTMENT, { source: 'urn:test', typePrefix: '', versions: new Set(told) });
  return events.flatMap(({ type, data }) => {
    const name = versions.find((version) => version === type);
    return name === undefined ? [] : [EVENT_DATA[name].parse(data)];
  });
};

it('tells both versions side by side: who reads the first is as it was before the second, and unaffected by it', () => {
  const before = readsOf(['InventoryAdjusted.v1'], ['InventoryAdjusted.v1']);
  expect(before).toEqual([ADJUSTED_V1_OF_IT]);
  expect(readsOf(['InventoryAdjusted.v1'])).toEqual(before);
  expect(readsOf(['InventoryAdjusted.v2'])).toEqual([
    { ...PLACE, quantity: { value: '-2', unit: 'EA' }, lot: 'L1', documentNumber: 'D1', reason: 'COUNT' },
  ]);
});

it('does not let a version go that is told while somebody who reads it is pinned to it', () => {
  const pinned = PINS['who reads what this graph tells'] ?? [];
  const broken = (told: readonly string[]) => pinned.filter((version) => !told.includes(version));
  expect(broken(TOLD_NAMES)).toEqual([]);
  expect(broken(TOLD_NAMES.filter((name) => name !== 'InventoryAdjusted.v1'))).toEqual(['InventoryAdjusted.v1']);
  expect(readsOf(['InventoryAdjusted.v1', 'InventoryAdjusted.v2'])).toHaveLength(2); // what is listed is really told
});
