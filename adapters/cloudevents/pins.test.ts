import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { EVENT_DATA } from './event-data.ts';
import { ADJUSTED_V1, ADJUSTED_V2 } from './fixtures/sample-events.ts';
import { flowOfEvent } from './translate-event.ts';

// Who depends on which versions. A consumer's pins are added when it begins to read a version and removed when it reads
// another one: until then the version may not go.
const pinsSchema = z.record(z.string(), z.array(z.string()).min(1));
const PINS = pinsSchema.parse(JSON.parse(readFileSync(new URL('./pins.json', import.meta.url), 'utf8')));
const VERSIONS = Object.keys(EVENT_DATA);

const brokenPins = (versions: readonly string[]): readonly string[] =>
  Object.entries(PINS).flatMap(([consumer, pinned]) =>
    pinned.filter((version) => !versions.includes(version)).map((version) => `${consumer} needs ${version}`),
  );

it('keeps every version that a consumer is pinned to', () => {
  expect(brokenPins(VERSIONS)).toEqual([]);
  expect(brokenPins([...VERSIONS, 'InventoryAdjusted.v3'])).toEqual([]);
  expect(brokenPins(VERSIONS.filter((version) => version !== 'InventoryAdjusted.v1'))).toEqual([
    'what this graph takes in needs InventoryAdjusted.v1',
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
