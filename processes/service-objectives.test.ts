import { expect, it } from 'vitest';
import { serviceObjectivesOf } from './service-objectives.ts';

it('takes what is set over what is declared, and names what cannot be', () => {
  expect(serviceObjectivesOf({}).map(({ name }) => name)).toEqual([
    'stock-updates',
    'stock-freshness',
    'stock-agreement',
  ]);
  const set = serviceObjectivesOf({
    'stock-updates': { thresholdSeconds: 30 },
    forecast: { indicator: 'FORECAST_PUBLICATION', thresholdSeconds: 700_000, targetPercent: '99.9', windowDays: 7 },
  });
  expect(set[0]).toMatchObject({
    indicator: 'ERP_UPDATE',
    flow: 'inventory',
    thresholdSeconds: 30,
    targetPercent: '95',
  });
  expect(set[3]).toMatchObject({ name: 'forecast', flow: null, targetPercent: '99.9', windowDays: 7 });
  expect(() => serviceObjectivesOf({ x: {} })).toThrow('"x": it needs an indicator');
  expect(() => serviceObjectivesOf({ x: { indicator: 'FRESHNESS', flow: 'nothing' } })).toThrow('no flow nothing');
  expect(() => serviceObjectivesOf({ x: { indicator: 'FRESHNESS', flow: 'inventory' } })).toThrow('needs a threshold');
});
