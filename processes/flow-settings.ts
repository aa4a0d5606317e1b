import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import type { FlowConfig } from '@distribution/platform/config/config';
import type { FlowSettings } from '@distribution/sync/sync-options';

type Declared = Omit<FlowSettings, 'name' | 'system'> & { readonly system: string };

const master: Declared = { mode: 'MICRO_BATCH', system: 'erp', freshnessTargetSeconds: 300, pollIntervalMs: 60_000 };
const pushed: Declared = { mode: 'EVENT', system: 'erp', freshnessTargetSeconds: 60, pollIntervalMs: 20_000 };

/** How each flow is kept where nothing else is set. What is pushed is polled as well: a webhook may get lost. */
const DECLARED: Readonly<Record<FlowName, Declared>> = {
  products: master,
  locations: { ...master, freshnessTargetSeconds: 900 },
  suppliers: master,
  'supplier-products': master,
  customers: master,
  'planning-parameters': master,
  inventory: pushed,
  movements: { ...pushed, system: 'wms', freshnessTargetSeconds: 30, pollIntervalMs: 10_000 },
  'sales-orders': pushed,
  shipments: { ...pushed, system: 'wms' },
  'purchase-orders': { ...pushed, freshnessTargetSeconds: 120 },
  'transfer-orders': { ...pushed, freshnessTargetSeconds: 120 },
  forecasts: { mode: 'BATCH', system: 'planning', freshnessTargetSeconds: 3_600, pollIntervalMs: 60_000 },
};

/** The flows whose system is connected, as declared and as set. */
export const flowSettingsOf = (
  set: Readonly<Record<string, FlowConfig>>,
  connected: readonly string[],
): readonly FlowSettings[] =>
  FLOW_NAMES.map((name) => ({ ...DECLARED[name], ...set[name], name }))
    .filter(({ system }) => connected.includes(system))
    .map((flow) => ({ ...flow, system: systemCodeSchema.parse(flow.system) }));
