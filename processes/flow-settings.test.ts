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

it('names every flow that is set to what makes no sense, at once', () => {
  const set = { inventory: { owner: 'nobody' }, forecasts: { stage: 'SHADOW' } } as const;
  expect(() => flowSettingsOf(set, [connected('erp', ['inventory'])])).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: [
        'The flow inventory: nobody is to own it and is not read for it. Name nobody as its SYSTEM or among its CONTRIBUTORS.',
        'The flow forecasts: its stage and its legacy system go together. Set both STAGE and LEGACY_SYSTEM, or neither.',
      ].join('\n'),
    }),
  );
});

it('keeps a flow that was set by hand and is not offered: starting with it says so', () => {
  const systems = [connected('erp', ['products'])];
  expect(namesOf({ demand: { pollIntervalMs: 1_000 } }, systems)).toEqual(['products', 'demand']);
});
