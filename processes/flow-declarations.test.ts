import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { ownableFieldsOf } from '@distribution/model/operations/ownable-fields';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { describe, expect, it } from 'vitest';
import { flowOwnershipOf } from './flow-ownership.ts';
import { flowReplacementOf } from './flow-replacement.ts';
import { freshnessTargetsOf } from './freshness-targets.ts';

const CONFIG_INVALID = expect.objectContaining({ code: 'CONFIG_INVALID' });

describe('the catalogue', () => {
  it('has a whole row for every flow, and names no field that nobody else can own', () => {
    const columns = Object.keys(FLOW_CATALOGUE.products).sort();
    for (const name of FLOW_NAMES) {
      expect([name, Object.keys(FLOW_CATALOGUE[name]).sort()]).toEqual([name, columns]);
      for (const value of Object.values(FLOW_CATALOGUE[name])) expect(value).toBeTruthy();
      for (const field of Object.keys(FLOW_CATALOGUE[name].fieldOwners)) expect(ownableFieldsOf(name)).toContain(field);
    }
  });
});

describe('ownership', () => {
  it('is the system’s, with the declared fields of contributors and those that are set', () => {
    expect(flowOwnershipOf('products', 'erp', {})).toEqual({ owner: 'erp', fields: {}, contributors: [] });
    const set = { contributors: ['wms', 'pim'], fieldOwners: ['description=pim', 'lotTracked=erp'] };
    expect(flowOwnershipOf('products', 'erp', set)).toEqual({
      owner: 'erp',
      fields: { packagingUnits: 'wms', shelfLifeDays: 'wms', description: 'pim' },
      contributors: ['wms', 'pim'],
    });
  });

  it.each([
    ['products', { contributors: ['erp'] }],
    ['products', { fieldOwners: ['description=pim'] }],
    ['products', { contributors: ['pim'], fieldOwners: ['description'] }],
    ['products', { contributors: ['pim'], fieldOwners: ['sku=pim'] }],
    ['inventory', { contributors: ['wms'], fieldOwners: ['held=wms'] }],
  ] as const)('of %s is refused when it makes no sense: %j', (flow, set) => {
    expect(() => flowOwnershipOf(flow, 'erp', set)).toThrow(CONFIG_INVALID);
  });
});

describe('a stage', () => {
  it('goes with a legacy system and says who owns the flow', () => {
    const set = { stage: 'SHADOW', legacySystem: 'files' } as const;
    expect(flowReplacementOf('products', 'erp', set)).toEqual({
      stage: 'SHADOW',
      legacySystem: 'files',
      newSystem: 'erp',
    });
    expect(flowReplacementOf('products', 'erp', {})).toBeNull();
    for (const wrong of [{ stage: 'NEW' }, { legacySystem: 'files' }, { ...set, owner: 'erp' }] as const)
      expect(() => flowReplacementOf('products', 'erp', wrong)).toThrow(CONFIG_INVALID);
    expect(() => flowReplacementOf('products', 'files', set)).toThrow(CONFIG_INVALID);
  });
});

it('a freshness target is of a region or a site', () => {
  expect(freshnessTargetsOf('inventory', ['region:SE=30', 'site:DC-1=5'])).toEqual([
    { scope: 'REGION', code: 'SE', seconds: 30 },
    { scope: 'SITE', code: 'DC-1', seconds: 5 },
  ]);
  expect(() => freshnessTargetsOf('inventory', ['SE=30'])).toThrow(CONFIG_INVALID);
});
