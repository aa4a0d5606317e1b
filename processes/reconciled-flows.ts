import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { FlowConfig } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ReconciledFlow } from '@distribution/sync/reconcile-flow';
import type { FlowSettings } from '@distribution/sync/sync-options';

const DAY_HOURS = 24;

/** What the stock of a plan is compared with. */
const COMPARED_STOCK: readonly FlowName[] = ['inventory', 'movements'];

/** A flow that is compared with its system, and how often: hours, 0 for only when asked. */
export interface ScheduledFlow extends ReconciledFlow {
  readonly hours: number;
}

/** How each flow is compared, as declared and as set. */
export const reconciledFlowsOf = (
  set: Readonly<Record<string, FlowConfig>>,
  flows: readonly FlowSettings[],
  adapters: readonly SystemAdapter[],
): readonly ScheduledFlow[] =>
  flows.flatMap(({ name, system, replacement }) => {
    const offering = (code: string): SystemAdapter | undefined =>
      adapters.find((each) => each.system === code && each.changes.flows.includes(name));
    const adapter = offering(system);
    const shadow = replacement?.stage === 'SHADOW' ? offering(replacement.newSystem) : null;
    if (shadow === undefined)
      throw new AppError(
        'CONFIG_INVALID',
        `The flow ${name}: ${replacement?.newSystem ?? ''} is to shadow it and does not offer it.`,
      );
    if (adapter === undefined) return [];
    const { reconcileHours, driftReview, driftTolerance, driftTolerancePercent } = set[name] ?? {};
    return {
      name,
      adapter,
      shadow,
      former: replacement?.stage === 'NEW' ? replacement.legacySystem : null,
      beside: name === 'stock-assumptions' ? flows.filter(({ name: other }) => COMPARED_STOCK.includes(other)) : [],
      review: driftReview ?? FLOW_CATALOGUE[name].driftReview,
      tolerance: { absolute: parseDecimal(driftTolerance ?? '0'), percent: parseDecimal(driftTolerancePercent ?? '0') },
      hours: reconcileHours ?? DAY_HOURS,
    };
  });
