import { type Upsert } from '@distribution/model/erp/change';
import { EVERYTHING } from '@distribution/model/read-scope';
import { locationCodeSchema, locationIdOf } from '@distribution/model/locations/location';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const idOf = (code: string) => locationIdOf(legalEntityCodeSchema.parse('ACME'), locationCodeSchema.parse(code));
const place = (code: string, parent: string | null, revision = 1): Upsert =>
  sample.location(code, 'SE', { revision, more: { parent: parent === null ? null : { id: idOf(parent) } } });

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const parked = async () =>
  (await store.operations.listParked(null, first(9))).rows.map(({ row }) => `${row.errorCode} ${row.key}`).sort();
const parentOf = async (code: string) =>
  (await store.locations.loadLocations([idOf(code)], EVERYTHING))[0]?.parent?.id ?? null;

it('refuses places that would be above themselves, told at once or one after the other, and takes all others', async () => {
  await applyChanges(store.sync, 'locations', [place('A', null), place('B', 'A'), place('C', 'B')]);
  expect(await applyChanges(store.sync, 'locations', [place('A', 'C', 2), place('D', 'C')])).toMatchObject({
    applied: 1,
    parked: 1,
  });
  expect([await parked(), await parentOf('A'), await parentOf('D')]).toEqual([
    ['INVALID_ARGUMENT LOCATION A'],
    null,
    idOf('C'),
  ]);
  await applyChanges(store.sync, 'locations', [place('X', 'Y'), place('Y', 'X'), place('Z', 'Z'), place('V', 'Y')]);
  expect(await parked()).toEqual(['A', 'X', 'Y', 'Z'].map((code) => `INVALID_ARGUMENT LOCATION ${code}`));
  // Put right, in whatever order it is told: the same places are taken.
  await applyChanges(store.sync, 'locations', [place('X', null, 2), place('Y', 'X', 2)]);
  expect(await parentOf('Y')).toBe(idOf('X'));
});
