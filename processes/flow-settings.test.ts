import type { FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import { expect, it } from 'vitest';
import { flowSettingsOf } from './flow-settings.ts';

const connected = (system: string, flows: readonly FlowName[]) => ({
  system: systemCodeSchema.parse(system),
  changes: { flows },
});
const namesOf = (...args: Parameters<typeof flowSettingsOf>) => flowSettingsOf(...args).map(({ name }) => name);

it('declares the flows that a connected system offers, and no other', () => {
  const systems = [connected('erp', ['products', 'invoices']), connected('wms', ['movements'])];
  expect(namesOf({}, systems)).toEqual(['products', 'movements', 'invoices']);
  expect(namesOf({}, [connected('erp', ['products'])])).toEqual(['products']);
  expect(namesOf({}, [])).toEqual([]);
});

it('takes a flow from the system it is set to', () => {
  const systems = [connected('erp', ['products']), connected('edi', ['invoices'])];
  expect(namesOf({}, systems)).toEqual(['products']);
  expect(flowSettingsOf({ invoices: { system: 'edi' } }, systems)).toMatchObject([
    { name: 'products', system: 'erp' },
    { name: 'invoices', system: 'edi', mode: 'MICRO_BATCH' },
  ]);
});

it('keeps a flow that was set by hand and is not offered: starting with it says so', () => {
  const systems = [connected('erp', ['products'])];
  expect(namesOf({ demand: { pollIntervalMs: 1_000 } }, systems)).toEqual(['products', 'demand']);
});
