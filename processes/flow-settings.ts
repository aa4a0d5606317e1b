import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { systemInForce } from '@distribution/model/operations/flow-replacement';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import type { FlowConfig } from '@distribution/platform/config/config';
import type { FlowSettings } from '@distribution/sync/sync-options';
import { flowOwnershipOf } from './flow-ownership.ts';
import { flowReplacementOf } from './flow-replacement.ts';
import { freshnessTargetsOf } from './freshness-targets.ts';

/** What is connected, and which flows it offers. */
type Connected = Pick<SystemAdapter, 'system'> & { readonly changes: Pick<SystemAdapter['changes'], 'flows'> };

/**
 * The flows, as declared and as set, whose system is connected and offers them. A flow that was set by hand is kept even
 * when its system does not offer it: starting with it says so.
 */
export const flowSettingsOf = (
  set: Readonly<Record<string, FlowConfig>>,
  connected: readonly Connected[],
): readonly FlowSettings[] =>
  FLOW_NAMES.map((name) => {
    const {
      mode,
      system: declared,
      freshnessTargetSeconds,
      pollIntervalMs,
    } = { ...FLOW_CATALOGUE[name], ...set[name] };
    const replacement = flowReplacementOf(name, declared, set[name] ?? {});
    const system = replacement === null ? declared : systemInForce(replacement);
    const ownership = flowOwnershipOf(name, system, set[name] ?? {});
    const freshnessTargets = freshnessTargetsOf(name, set[name]?.freshnessTargets ?? []);
    return { name, mode, system, freshnessTargetSeconds, pollIntervalMs, ownership, replacement, freshnessTargets };
  })
    .filter(({ name, system }) => {
      const systems = connected.filter((each) => each.system === system);
      return systems.some(({ changes }) => set[name] !== undefined || changes.flows.includes(name));
    })
    .map((flow) => ({ ...flow, system: systemCodeSchema.parse(flow.system) }));
