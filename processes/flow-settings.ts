import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { systemInForce } from '@distribution/model/operations/flow-replacement';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { systemCodeSchema } from '@distribution/model/origin';
import type { FlowConfig } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';
import type { FlowSettings } from '@distribution/sync/sync-options';
import { flowOwnershipOf } from './flow-ownership.ts';
import { flowReplacementOf } from './flow-replacement.ts';
import { freshnessTargetsOf } from './freshness-targets.ts';

/** What is connected, and which flows it offers. */
type Connected = Pick<SystemAdapter, 'system'> & { readonly changes: Pick<SystemAdapter['changes'], 'flows'> };

type FlowAsSet = Omit<FlowSettings, 'system'> & { readonly system: string };

const flowAsSet = (name: FlowName, set: FlowConfig = {}): FlowAsSet => {
  const { mode, system: declared, freshnessTargetSeconds, pollIntervalMs } = { ...FLOW_CATALOGUE[name], ...set };
  const replacement = flowReplacementOf(name, declared, set);
  const system = replacement === null ? declared : systemInForce(replacement);
  const ownership = flowOwnershipOf(name, system, set);
  const freshnessTargets = freshnessTargetsOf(name, set.freshnessTargets ?? []);
  return { name, mode, system, freshnessTargetSeconds, pollIntervalMs, ownership, replacement, freshnessTargets };
};

/** Every flow as set; throws one CONFIG_INVALID that names each flow whose settings make no sense. */
const flowsAsSet = (set: Readonly<Record<string, FlowConfig>>): readonly FlowAsSet[] => {
  const mistakes: AppError[] = [];
  const flows = FLOW_NAMES.flatMap((name) => {
    try {
      return [flowAsSet(name, set[name])];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      mistakes.push(error);
      return [];
    }
  });
  const [first, ...more] = mistakes;
  if (first === undefined) return flows;
  if (more.length === 0) throw first;
  const message = mistakes.map((error) => `${error.message} ${error.nextStep}`).join('\n');
  throw new AppError('CONFIG_INVALID', message, { cause: new AggregateError(mistakes) });
};

/**
 * The flows, as declared and as set, whose system is connected and offers them. A flow that was set by hand is kept even
 * when its system does not offer it: starting with it says so. Throws CONFIG_INVALID with every flow that is set wrongly.
 */
export const flowSettingsOf = (
  set: Readonly<Record<string, FlowConfig>>,
  connected: readonly Connected[],
): readonly FlowSettings[] =>
  flowsAsSet(set)
    .filter(({ name, system }) => {
      const systems = connected.filter((each) => each.system === system);
      return systems.some(({ changes }) => set[name] !== undefined || changes.flows.includes(name));
    })
    .map((flow) => ({ ...flow, system: systemCodeSchema.parse(flow.system) }));
